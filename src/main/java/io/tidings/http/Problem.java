package io.tidings.http;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal over HTTP, as RFC 9457 writes it.
 *
 * @param status HTTP status
 * @param title a few words
 * @param detail what the caller can do about it; empty = nothing to say
 */
record Problem(int status, String title, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    Response response() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("status", status);
        body.put("title", title);
        if (!detail.isEmpty()) {
            body.put("detail", detail);
        }
        return Response.status(status).type(MEDIA_TYPE).entity(body).build();
    }
}

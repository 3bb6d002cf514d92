package io.tidings.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why a request gets no connection, said with a real status and a problem body (RFC 9457).
 *
 * @param status HTTP status
 * @param title a few words, never any of the client's text
 * @param header name of a header that belongs to the status, or null
 * @param value its value
 */
public record Refusal(
        int status,
        String title,
        @Nullable String header,
        @Nullable String value) {

    /** The challenge of what takes a name and a password (RFC 7617). */
    public static final String BASIC = "Basic realm=\"tidings\"";

    /** For a page that may not talk to this server, or not with what its reader's browser sends along. */
    public static final Refusal ORIGIN = of(403, "origin not allowed");

    /** Where somebody has to be known, however he shows who he is. */
    public static final Refusal IDENTITY = unauthorized("log in first", "Bearer");

    /** Where somebody has to be known to the container. */
    public static final Refusal LOGIN = unauthorized("log in first", BASIC);

    private static final int UPGRADE_REQUIRED = 426;

    /** A refusal without a header. */
    public static Refusal of(int status, String title) {
        return new Refusal(status, title, null, null);
    }

    /** A refusal of somebody who has not shown who he is; {@code challenge} says how to (RFC 9110 section 11.6.1). */
    public static Refusal unauthorized(String title, String challenge) {
        return new Refusal(401, title, "WWW-Authenticate", challenge);
    }

    /** A refusal of any method but this one. */
    public static Refusal method(String only) {
        return new Refusal(405, "use " + only, "Allow", only);
    }

    /** A refusal of what may be tried again after so many nanoseconds. */
    static Refusal later(int status, String title, long waitNanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return new Refusal(status, title, "Retry-After", Long.toString((waitNanos + second - 1) / second));
    }

    /** Answers with it; the response must not be committed. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (header != null) {
            response.setHeader(header, value);
        }
        if (status == HttpServletResponse.SC_BAD_REQUEST || status == UPGRADE_REQUIRED) {
            // what follows on this connection may not be HTTP at all
            response.setHeader("Connection", "close");
        }
        byte[] body = ("{\"type\":\"about:blank\",\"status\":" + status + ",\"title\":\"" + title + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package io.tidings.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not upgraded.
 *
 * @param status HTTP status
 * @param title a few words, never any of the client's text
 * @param header name of a header that belongs to the status, or null
 * @param value its value
 */
record HandshakeProblem(
        int status,
        String title,
        @Nullable String header,
        @Nullable String value) {

    /** Bytes in a decoded Sec-WebSocket-Key (RFC 6455 section 4.1). */
    private static final int KEY_BYTES = 16;

    private static final String VERSION = "13";

    /** What is wrong with the form of the handshake, or null. */
    static @Nullable HandshakeProblem of(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return new HandshakeProblem(405, "a handshake is a GET", "Allow", "GET");
        }
        if (!lists(request, "Upgrade", "websocket") || !lists(request, "Connection", "upgrade")) {
            return new HandshakeProblem(426, "this is a WebSocket endpoint", "Upgrade", "websocket");
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return new HandshakeProblem(426, "only version 13 is spoken", "Sec-WebSocket-Version", VERSION);
        }
        List<String> keys = Collections.list(request.getHeaders("Sec-WebSocket-Key"));
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            return new HandshakeProblem(400, "Sec-WebSocket-Key must be 16 bytes in base64, once", null, null);
        }
        if ("protobuf".equals(request.getParameter("format"))
                || "protobuf".equals(request.getParameter("cf_protocol"))) {
            return new HandshakeProblem(400, "format protobuf is not spoken here", null, null);
        }
        return null;
    }

    private static boolean lists(HttpServletRequest request, String header, String token) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(value -> value.trim().equalsIgnoreCase(token));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (header != null) {
            response.setHeader(header, value);
        }
        if (status == HttpServletResponse.SC_BAD_REQUEST || status == 426) {
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

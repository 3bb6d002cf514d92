package io.tidings.websocket;

import io.tidings.security.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an upgrade must look like (RFC 6455 section 4.2.1). */
final class HandshakeForm {

    /** Bytes in a decoded Sec-WebSocket-Key (RFC 6455 section 4.1). */
    private static final int KEY_BYTES = 16;

    private static final String VERSION = "13";

    private HandshakeForm() {}

    /** What is wrong with the form of the handshake, or null. */
    static @Nullable Refusal refusal(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return new Refusal(405, "a handshake is a GET", "Allow", "GET");
        }
        if (!lists(request, "Upgrade", "websocket") || !lists(request, "Connection", "upgrade")) {
            return new Refusal(426, "this is a WebSocket endpoint", "Upgrade", "websocket");
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return new Refusal(426, "only version 13 is spoken", "Sec-WebSocket-Version", VERSION);
        }
        List<String> keys = Collections.list(request.getHeaders("Sec-WebSocket-Key"));
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            return Refusal.of(400, "Sec-WebSocket-Key must be 16 bytes in base64, once");
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
}

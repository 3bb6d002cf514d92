package io.tidings.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Why the server ends a connection: the close code and reason of the WebSocket close frame.
 *
 * <p>SDKs reconnect after 3000 to 3499, 4000 to 4499 and 5000 upwards, and stop for good after 3500 to 3999 and 4500 to
 * 4999. Applications use 4000 to 4999. The reason is never empty, because the JavaScript SDK only honours a terminal
 * code that has one, and never JSON text, because the same SDK would parse it as legacy advice.
 *
 * @param code 3000 to 4999; 1009 for a message that is too big (RFC 6455 section 7.4.1)
 * @param reason 1 to 123 bytes of UTF-8, what a close frame can carry (RFC 6455 section 5.5)
 */
public record DisconnectCode(int code, String reason) implements Outcome {

    public static final DisconnectCode CONNECTION_CLOSED = new DisconnectCode(3000, "connection closed");
    public static final DisconnectCode SHUTDOWN = new DisconnectCode(3001, "shutdown");
    public static final DisconnectCode INTERNAL_ERROR = new DisconnectCode(3004, "internal server error");
    public static final DisconnectCode EXPIRED = new DisconnectCode(3005, "connection expired");
    public static final DisconnectCode SUBSCRIPTION_EXPIRED = new DisconnectCode(3006, "subscription expired");
    public static final DisconnectCode SLOW = new DisconnectCode(3008, "slow");
    public static final DisconnectCode WRITE_ERROR = new DisconnectCode(3009, "write error");
    public static final DisconnectCode INSUFFICIENT_STATE = new DisconnectCode(3010, "insufficient state");
    public static final DisconnectCode FORCE_RECONNECT = new DisconnectCode(3011, "force reconnect");
    public static final DisconnectCode NO_PONG = new DisconnectCode(3012, "no pong");
    public static final DisconnectCode TOO_MANY_REQUESTS = new DisconnectCode(3013, "too many requests");
    public static final DisconnectCode STATE_INVALIDATED = new DisconnectCode(3014, "state invalidated");
    public static final DisconnectCode INVALID_TOKEN = new DisconnectCode(3500, "invalid token");
    public static final DisconnectCode BAD_REQUEST = new DisconnectCode(3501, "bad request");
    public static final DisconnectCode STALE = new DisconnectCode(3502, "stale");
    public static final DisconnectCode FORCE_DISCONNECT = new DisconnectCode(3503, "force disconnect");
    public static final DisconnectCode CONNECTION_LIMIT = new DisconnectCode(3504, "connection limit");
    public static final DisconnectCode CHANNEL_LIMIT = new DisconnectCode(3505, "channel limit");
    public static final DisconnectCode INAPPROPRIATE_PROTOCOL = new DisconnectCode(3506, "inappropriate protocol");
    public static final DisconnectCode PERMISSION_DENIED = new DisconnectCode(3507, "permission denied");
    public static final DisconnectCode NOT_AVAILABLE = new DisconnectCode(3508, "not available");
    public static final DisconnectCode TOO_MANY_ERRORS = new DisconnectCode(3509, "too many errors");
    public static final DisconnectCode MESSAGE_TOO_BIG = new DisconnectCode(1009, "message too big");

    private static final int LONGEST_REASON = 123;

    public DisconnectCode {
        if (code != 1009 && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("disconnect code " + code + " is outside 3000 to 4999");
        }
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_REASON) {
            throw new IllegalArgumentException("a disconnect reason has 1 to 123 bytes, not " + length);
        }
    }
}

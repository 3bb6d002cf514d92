package io.tidings.websocket;

/**
 * Looks at the heads of the frames that a client sends, before the container does: each must be masked (RFC 6455 section
 * 5.1), and all frames of a message together may not announce more than a message may have.
 *
 * <p>Tyrus takes unmasked frames, gathers up to its buffer's size of a frame before anybody may refuse it, and of a message
 * in many small frames as much again. Undertow gathers what comes without any limit. For one thread.
 */
final class FrameGuard {

    private static final int PROTOCOL_ERROR = 1002;
    private static final int MESSAGE_TOO_BIG = 1009;

    private static final int MASKED = 0x80;
    private static final int FIN = 0x80;
    private static final int OPCODE = 0x0f;

    /** From here on an opcode is one of a control frame, which may come between the frames of a message (section 5.4). */
    private static final int CONTROL = 0x08;

    private static final int CLOSE = 0x08;

    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES_MORE = 126;
    private static final int EIGHT_BYTES_MORE = 127;
    private static final int MASKING_KEY = 4;

    private final long limit;
    private long bodyLeft;

    /** Bytes of the message so far, while its last frame has not come. */
    private long message;

    private int violation;

    /** Whether a close frame has begun. */
    private boolean closing;

    /** {@code limit}: most bytes of payload in one message. */
    FrameGuard(long limit) {
        this.limit = limit;
    }

    /**
     * Looks at the bytes from {@code from} up to {@code to} and returns up to where they are good. What follows is a head
     * of which more has to come, to be shown again with the rest of it, or the beginning of a frame that is not allowed.
     */
    int pass(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && violation == 0) {
            if (bodyLeft > 0) {
                int body = (int) Math.min(bodyLeft, to - at);
                bodyLeft -= body;
                at += body;
            } else {
                int head = head(bytes, at, to);
                if (head == 0) {
                    return at;
                }
                at += head;
            }
        }
        return at;
    }

    /** The close code for what the client did wrong; 0 if nothing. */
    int violation() {
        return violation;
    }

    /** Whether a whole close frame has passed. */
    boolean closed() {
        return closing && bodyLeft == 0;
    }

    /** A close frame as a client sends it; masked with zeros, so that its payload stays readable here. */
    static byte[] closeFrame(int code) {
        return new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, (byte) (code >>> Byte.SIZE), (byte) code};
    }

    /** Returns the size of the head without the masking key, 0 if the frame cannot pass or not yet. */
    private int head(byte[] bytes, int at, int to) {
        if (to - at < 2) {
            return 0;
        }
        if ((bytes[at + 1] & MASKED) == 0) {
            violation = PROTOCOL_ERROR;
            return 0;
        }
        int length = bytes[at + 1] & LENGTH;
        int more = length == EIGHT_BYTES_MORE ? Long.BYTES : length == TWO_BYTES_MORE ? Short.BYTES : 0;
        if (to - at < 2 + more) {
            return 0;
        }
        long payload = more == 0 ? length : number(bytes, at + 2, more);
        long before = isControl(bytes[at]) ? 0 : message;
        if (payload < 0 || payload > limit - before) {
            violation = MESSAGE_TOO_BIG;
            return 0;
        }
        if (!isControl(bytes[at])) {
            message = (bytes[at] & FIN) == 0 ? message + payload : 0;
        }
        closing |= (bytes[at] & OPCODE) == CLOSE;
        bodyLeft = MASKING_KEY + payload;
        return 2 + more;
    }

    private static boolean isControl(byte first) {
        return (first & OPCODE) >= CONTROL;
    }

    private static long number(byte[] bytes, int from, int size) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = (number << Byte.SIZE) | (bytes[from + i] & 0xff);
        }
        return number;
    }
}

package io.tidings.bench;

/**
 * Finds the frames a server sends (RFC 6455 section 5.2: not masked) in bytes that begin with a frame's header. A
 * message in several frames is refused: none of the peers sends one, and a marker might be cut in two.
 */
final class FrameReader {

    interface Listener {
        void message(byte[] b, int from, int to);

        void control(int opcode, byte[] b, int from, int to);
    }

    private FrameReader() {}

    /**
     * Reads as many whole frames as there are in {@code b[from..to)}.
     *
     * @return where the first byte is that belongs to a frame not yet complete
     */
    static int read(byte[] b, int from, int to, Listener listener) {
        int at = from;
        while (to - at >= 2) {
            int header = 2;
            long length = b[at + 1] & 0xff;
            if (length > 127) {
                throw new IllegalStateException("the server sent a masked frame");
            }
            if (length == 126) {
                header = 4;
                length = to - at < header ? 0 : (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
            } else if (length == 127) {
                header = 10;
                length = to - at < header ? 0 : number(b, at + 2);
            }
            if (to - at - header < length || to - at < header) {
                return at;
            }
            int begin = at + header;
            at = begin + (int) length;
            hand(b[begin - header] & 0xff, b, begin, at, listener);
        }
        return at;
    }

    private static void hand(int first, byte[] b, int from, int to, Listener listener) {
        int opcode = first & 15;
        if (first < 0x80 || opcode == 0) {
            throw new IllegalStateException("the server sent a message in several frames");
        }
        if (opcode < 8) {
            listener.message(b, from, to);
        } else {
            listener.control(opcode, b, from, to);
        }
    }

    private static long number(byte[] b, int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | b[at + i] & 0xff;
        }
        return value;
    }
}

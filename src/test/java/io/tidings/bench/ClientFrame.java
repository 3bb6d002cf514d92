package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A frame as a client sends it (RFC 6455 section 5.2): masked, with one fixed key, for servers unmask any key at the
 * same cost.
 */
final class ClientFrame {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] KEY = {0x5a, 0x17, (byte) 0xc3, 0x2e};

    private ClientFrame() {}

    static ByteBuffer text(String text) {
        return of(TEXT, text.getBytes(UTF_8));
    }

    static ByteBuffer of(int opcode, byte[] payload) {
        int header = headerLength(payload.length);
        var frame = ByteBuffer.allocate(header + payload.length);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(KEY);
        for (int i = 0; i < payload.length; i++) {
            frame.put(masked(payload[i], i));
        }
        return frame.flip();
    }

    /** Where the payload of a frame of this length begins. */
    static int headerLength(int payload) {
        return 2 + (payload < 126 ? 0 : payload < 65536 ? 2 : 8) + KEY.length;
    }

    /** One byte of a payload, by its index in the payload. */
    static byte masked(byte value, int index) {
        return (byte) (value ^ KEY[index & 3]);
    }
}

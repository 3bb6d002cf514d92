package io.tidings.websocket;

import io.tidings.hub.Frame;

/** A message as it stands on the wire, framed by RFC 6455 section 5.2: final, unmasked, as servers send. */
final class RawFrame {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int SHORT = 125;
    private static final int MEDIUM = 0xFFFF;

    private RawFrame() {}

    /** Header and payload in one array, made once for all clients of the frame. */
    static byte[] of(Frame frame) {
        if (frame.prepared() instanceof byte[] ready) {
            return ready;
        }
        byte[] made = of(frame.bytes(), frame.binary());
        frame.prepare(made);
        return made;
    }

    /** Header and payload in one array. */
    static byte[] of(byte[] payload, boolean binary) {
        int header = payload.length <= SHORT ? 2 : payload.length <= MEDIUM ? 4 : 10;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (binary ? FINAL_BINARY : FINAL_TEXT);
        if (header == 2) {
            frame[1] = (byte) payload.length;
        } else if (header == 4) {
            frame[1] = LENGTH_IN_2_BYTES;
            putLength(frame, 2, payload.length);
        } else {
            frame[1] = LENGTH_IN_8_BYTES;
            putLength(frame, 8, payload.length);
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    /** Big-endian, in the bytes after the second one. */
    private static void putLength(byte[] frame, int bytes, long length) {
        for (int i = 0; i < bytes; i++) {
            frame[1 + bytes - i] = (byte) (length >>> (8 * i));
        }
    }
}

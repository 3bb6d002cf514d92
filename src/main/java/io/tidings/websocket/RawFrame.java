package io.tidings.websocket;

import io.tidings.hub.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands on the wire, framed by RFC 6455 section 5.2: final, unmasked, as servers send; plain, and
 * compressed for those who agreed to that. Each form is made once for all clients of the frame, when the first of them
 * comes. Confined to the worker of these clients.
 */
final class RawFrame {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;

    /** The reserved bit that says: compressed (RFC 7692 section 6). */
    private static final int COMPRESSED = 0x40;

    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int SHORT = 125;
    private static final int MEDIUM = 0xFFFF;

    private final byte[] payload;
    private final int first;
    private byte @Nullable [] plain;
    private byte @Nullable [] deflated;

    private RawFrame(Frame frame) {
        this.payload = frame.bytes();
        this.first = frame.binary() ? FINAL_BINARY : FINAL_TEXT;
    }

    /** Header and payload in one array; {@code deflation} is null for clients that did not agree to it. */
    static byte[] of(Frame frame, @Nullable Deflation deflation) {
        RawFrame raw;
        if (frame.prepared() instanceof RawFrame ready) {
            raw = ready;
        } else {
            raw = new RawFrame(frame);
            frame.prepare(raw);
        }
        return deflation == null ? raw.plain() : raw.deflated(deflation);
    }

    private byte[] plain() {
        byte[] ready = plain;
        if (ready == null) {
            ready = framed(first, payload);
            plain = ready;
        }
        return ready;
    }

    private byte[] deflated(Deflation deflation) {
        byte[] ready = deflated;
        if (ready == null) {
            byte[] smaller = deflation.deflate(payload);
            ready = smaller == null ? plain() : framed(first | COMPRESSED, smaller);
            deflated = ready;
        }
        return ready;
    }

    private static byte[] framed(int first, byte[] payload) {
        int header = payload.length <= SHORT ? 2 : payload.length <= MEDIUM ? 4 : 10;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) first;
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

package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Frames as clients send them. */
final class ClientFrames {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int PING = 9;
    static final int FIN = 0x80;
    static final int COMPRESSED = 0x40;

    private static final byte[] MASK = {11, 22, 33, 44};
    private static final byte[] NO_MASK = {0, 0, 0, 0};

    private ClientFrames() {}

    /** A masked frame with this first byte. */
    static byte[] frame(int first, byte[] payload) {
        return frame(first, payload, MASK);
    }

    /** A frame of text as the inflater makes it. */
    static byte[] inflated(String text) {
        return frame(FIN | TEXT, text.getBytes(UTF_8), NO_MASK);
    }

    private static byte[] frame(int first, byte[] payload, byte[] mask) {
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length <= 0xffff) {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(new byte[4]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                frame.write(payload.length >>> shift);
            }
        }
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    /** A compressed message of text in one frame. */
    static byte[] compressed(String text) {
        return frame(FIN | COMPRESSED | TEXT, deflated(text));
    }

    /** As RFC 7692 section 7.2.1 has it. */
    static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(UTF_8));
        byte[] out = new byte[2 * text.length() + 100];
        int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, size - 4);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

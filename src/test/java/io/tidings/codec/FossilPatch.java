package io.tidings.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fossil delta format, and is strict about it: what an SDK does with a patch, written from the format's
 * description alone.
 */
public final class FossilPatch {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";

    private final byte[] source;
    private final byte[] patch;
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private int at;

    private FossilPatch(byte[] source, byte[] patch) {
        this.source = source;
        this.patch = patch;
    }

    /** What the patch makes of the source; fails when it does not fit. */
    public static byte[] apply(byte[] source, byte[] patch) {
        return new FossilPatch(source, patch).apply();
    }

    /** The same for text. */
    public static String apply(String source, String patch) {
        return new String(apply(bytes(source), bytes(patch)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] apply() {
        int length = (int) number();
        expect('\n');
        while (true) {
            int count = (int) number();
            int operation = patch[at++];
            switch (operation) {
                case '@' -> {
                    int from = (int) number();
                    expect(',');
                    target.writeBytes(Arrays.copyOfRange(source, from, within(from + count, source)));
                }
                case ':' -> {
                    target.writeBytes(Arrays.copyOfRange(patch, at, within(at + count, patch)));
                    at += count;
                }
                case ';' -> {
                    return end(length, count);
                }
                default -> throw new IllegalArgumentException("operation " + (char) operation);
            }
        }
    }

    private static int within(int end, byte[] bytes) {
        if (end > bytes.length) {
            throw new IllegalArgumentException("beyond the end: " + end + " of " + bytes.length);
        }
        return end;
    }

    private byte[] end(int length, int checksum) {
        byte[] made = target.toByteArray();
        if (made.length != length || at != patch.length || sum(made) != checksum) {
            throw new IllegalArgumentException("length or checksum is wrong");
        }
        return made;
    }

    private static int sum(byte[] bytes) {
        byte[] words = Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
        int sum = 0;
        for (int i = 0; i < words.length; i += 4) {
            sum += (words[i] & 0xFF) << 24
                    | (words[i + 1] & 0xFF) << 16
                    | (words[i + 2] & 0xFF) << 8
                    | (words[i + 3] & 0xFF);
        }
        return sum;
    }

    private long number() {
        long value = 0;
        int begin = at;
        while (DIGITS.indexOf(patch[at]) >= 0) {
            value = value * 64 + DIGITS.indexOf(patch[at++]);
        }
        if (at == begin) {
            throw new IllegalArgumentException("no number at " + at);
        }
        return value;
    }

    private void expect(char character) {
        if (patch[at++] != character) {
            throw new IllegalArgumentException("no " + character + " at " + (at - 1));
        }
    }
}

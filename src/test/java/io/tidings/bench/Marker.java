package io.tidings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The first bytes of every payload the generator publishes: when it was sent, by which stream, and as its how manyth.
 *
 * <p>{@code @@}, then the time in nanoseconds (16 letters), the stream (8) and the sequence number (8); a letter from
 * {@code a} to {@code p} is four bits. Letters need no escaping in any dialect, and eight of them are read at once.
 */
final class Marker {

    static final byte SIGN = '@';
    static final int LENGTH = 34;

    private static final int TIME = 2;
    private static final int STREAM = 18;
    private static final int SEQUENCE = 26;
    private static final long SIGNS = 0x0101010101010101L * SIGN;
    private static final long LINE_ENDS = 0x0101010101010101L * '\n';
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Marker() {}

    /** A payload of this many bytes, at least {@link #LENGTH}, with room for a marker at its start. */
    static String payload(int size) {
        if (size < LENGTH) {
            throw new IllegalArgumentException("a payload has at least " + LENGTH + " bytes, not " + size);
        }
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        write(bytes, 0, 0, 0, 0);
        return new String(bytes, ISO_8859_1);
    }

    static void write(byte[] b, int at, long time, int stream, int sequence) {
        b[at] = SIGN;
        b[at + 1] = SIGN;
        letters(b, at + TIME, time, 16);
        letters(b, at + STREAM, stream, 8);
        letters(b, at + SEQUENCE, sequence, 8);
    }

    private static void letters(byte[] b, int at, long value, int count) {
        for (int i = count - 1, shift = 0; i >= 0; i--, shift += 4) {
            b[at + i] = (byte) ('a' + (value >>> shift & 15));
        }
    }

    /**
     * Where the next marker may begin or the next line end, or {@code end}. Eight bytes at a time: one by one, this search
     * was a third of what a delivery of a hundred bytes of protocol cost the generator.
     */
    static int seek(byte[] b, int from, int end) {
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = (long) LONGS.get(b, at);
            long found = zeros(word ^ SIGNS) | zeros(word ^ LINE_ENDS);
            if (found != 0) {
                return at + Long.numberOfLeadingZeros(found) / Byte.SIZE;
            }
        }
        while (at < end && b[at] != SIGN && b[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The highest bit of each byte that is 0, and of no other. */
    private static long zeros(long word) {
        return ~((word & 0x7f7f7f7f7f7f7f7fL) + 0x7f7f7f7f7f7f7f7fL | word | 0x7f7f7f7f7f7f7f7fL);
    }

    /** Whether a whole marker may begin here, before {@code end}. */
    static boolean isAt(byte[] b, int at, int end) {
        return at + LENGTH <= end && b[at] == SIGN && b[at + 1] == SIGN;
    }

    static long time(byte[] b, int at) {
        return bits(b, at + TIME) << 32 | bits(b, at + TIME + 8);
    }

    static int stream(byte[] b, int at) {
        return (int) bits(b, at + STREAM);
    }

    static int sequence(byte[] b, int at) {
        return (int) bits(b, at + SEQUENCE);
    }

    /** Eight letters, without a branch. */
    private static long bits(byte[] b, int at) {
        long x = (long) LONGS.get(b, at) - 0x6161616161616161L;
        x = (x | x >>> 4) & 0x00FF00FF00FF00FFL;
        x = (x | x >>> 8) & 0x0000FFFF0000FFFFL;
        return (x | x >>> 16) & 0xFFFFFFFFL;
    }
}

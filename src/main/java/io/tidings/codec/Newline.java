package io.tidings.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the byte that separates items, eight bytes at a time: every frame and every payload is searched for it. */
final class Newline {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Newline() {}

    /** Where the first newline is in the bytes from {@code from} up to {@code to}; {@code to} if there is none. */
    static int in(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            // a byte is 0 here where it is a newline there, and borrowing shows the lowest of them in its high bit
            long zeros = (long) LONGS.get(bytes, at) ^ ('\n' * ONES);
            if (((zeros - ONES) & ~zeros & HIGH_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}

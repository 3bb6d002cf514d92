package io.tidings.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where in a text a piece of another may be found: every run of eight bytes by its hash, in a long text every second one,
 * or third, and so on. Not thread-safe.
 */
final class FossilIndex {

    /** A copy of fewer bytes costs about as much as it saves. */
    static final int SEED = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Bounds the memory: two arrays of this many integers. */
    private static final int MOST_SEEDS = 1 << 16;

    /** Bounds the time: a text of one letter has as many candidates as it has bytes. */
    private static final int CANDIDATES = 8;

    /** The golden ratio in 64 bits: spreads what is similar (Knuth, The Art of Computer Programming 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[] source;
    private final int step;

    /** Places counted in steps from 1: the first of a hash, and after each the next one of the same hash. */
    private final int[] first;

    private final int[] next;
    private final int unusedBits;

    FossilIndex(byte[] source) {
        this.source = source;
        int runs = Math.max(0, source.length - SEED + 1);
        step = 1 + runs / MOST_SEEDS;
        int seeds = (runs + step - 1) / step;
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(seeds));
        unusedBits = Long.SIZE - bits;
        first = new int[1 << bits];
        next = new int[seeds + 1];
        for (int seed = seeds; seed > 0; seed--) {
            int slot = slot((long) LONGS.get(source, (seed - 1) * step));
            next[seed] = first[slot];
            first[slot] = seed;
        }
    }

    private int slot(long run) {
        return (int) ((run * SPREAD) >>> unusedBits);
    }

    /**
     * Where in the source the longest piece begins that the target has at {@code at}, of those that were looked at;
     * -1 when none has {@link #SEED} bytes.
     *
     * @param expected looked at first: where the source goes on if nothing was inserted or removed since the last piece
     */
    int longest(byte[] target, int at, int expected) {
        int best = -1;
        int length = SEED - 1;
        if (expected >= 0 && expected < source.length) {
            int matched = match(expected, target, at);
            if (matched > length) {
                best = expected;
                length = matched;
            }
        }
        int seed = first[slot((long) LONGS.get(target, at))];
        for (int i = 0; i < CANDIDATES && seed > 0; i++) {
            int from = (seed - 1) * step;
            int matched = match(from, target, at);
            if (matched > length) {
                best = from;
                length = matched;
            }
            seed = next[seed];
        }
        return best;
    }

    /** How many bytes are the same from the two places on. */
    int match(int from, byte[] target, int at) {
        int most = Math.min(source.length - from, target.length - at);
        int different = Arrays.mismatch(source, from, from + most, target, at, at + most);
        return different < 0 ? most : different;
    }
}

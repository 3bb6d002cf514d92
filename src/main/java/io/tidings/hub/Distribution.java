package io.tidings.hub;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often values of each size came: whole numbers from 0, times in nanoseconds for example. Each octave is cut into 16,
 * so a value is known to within 1/16 of itself; a fixed 5 KB, whatever comes.
 *
 * <p>One thread records, or several under a lock of theirs; any thread may read meanwhile. Recording takes neither lock
 * nor memory.
 */
public final class Distribution {

    private static final int FINE_BITS = 4;

    /** Values are cut off at 2 to the 40th: of nanoseconds, 18 minutes. */
    private static final int HIGHEST_BIT = 40;

    private static final int BUCKETS = (HIGHEST_BIT - FINE_BITS + 1) << FINE_BITS;
    private static final int SUM = BUCKETS;

    private final AtomicLongArray cells = new AtomicLongArray(BUCKETS + 1);

    /** Nothing is recorded yet. */
    public Distribution() {}

    /** One more value; one below 0, as a clock may give, counts as 0. */
    public void record(long value) {
        long inRange = Math.max(0, Math.min(value, (1L << HIGHEST_BIT) - 1));
        add(bucket(inRange), 1);
        add(SUM, inRange);
    }

    private void add(int cell, long amount) {
        cells.setOpaque(cell, cells.getPlain(cell) + amount);
    }

    /** What has been recorded so far. */
    public Quantiles read() {
        long[] counts = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] = cells.getOpaque(i);
        }
        return new Quantiles(counts, cells.getOpaque(SUM));
    }

    /** The values below 32 have a bucket each; from there on 16 share an octave. */
    static int bucket(long value) {
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1) - FINE_BITS);
        return (shift << FINE_BITS) + (int) (value >>> shift);
    }

    /** The highest value that falls into a bucket. */
    static long highest(int bucket) {
        int shift = Math.max(0, (bucket >> FINE_BITS) - 1);
        long steps = bucket - ((long) shift << FINE_BITS);
        return ((steps + 1) << shift) - 1;
    }
}

package io.tidings.ingest;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses between attempts: 100 ms, then twice as long after each failure, up to a longest one. Half of each is random, so
 * that nodes that failed together do not come back together. Not thread-safe.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 100;

    private final long mostMillis;
    private final DoubleSupplier random;
    private long nextMillis = FIRST_MILLIS;

    /** {@code random} gives numbers from 0 to below 1. */
    Backoff(Duration most, DoubleSupplier random) {
        this.mostMillis = most.toMillis();
        this.random = random;
    }

    /** The next pause in milliseconds. */
    long next() {
        long whole = Math.min(nextMillis, mostMillis);
        nextMillis = whole * 2;
        return whole / 2 + (long) (random.getAsDouble() * (whole - whole / 2));
    }

    /** An attempt succeeded: begins again with the shortest. */
    void reset() {
        nextMillis = FIRST_MILLIS;
    }
}

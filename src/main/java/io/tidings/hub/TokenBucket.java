package io.tidings.hub;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many a second, and so many at once.
 *
 * <p>A bucket of tokens in one number: the moment at which it will be full again (the generic cell rate algorithm, ITU-T
 * I.371 annex A). So taking is one compare-and-set: nobody waits for a lock, and no clock refills it. Thread-safe.
 */
public final class TokenBucket {

    private final Rate rate;
    private final AtomicLong fullAt;

    /** A full bucket. {@code now}: nanoseconds of the clock that all calls go by, from any origin. */
    public TokenBucket(Rate rate, long now) {
        this.rate = rate;
        this.fullAt = new AtomicLong(now);
    }

    /** Takes a token. Returns 0, or where there is none how many nanoseconds it takes until there is one. */
    public long take(long now) {
        while (true) {
            long before = fullAt.get();
            long after = rate.take(before, now);
            long wait = rate.missing(after, now);
            if (wait > 0) {
                return wait;
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    /**
     * How fast a bucket fills and how much it holds. Moments are nanoseconds of one clock from any origin.
     *
     * @param nanosPerToken time that brings one token
     * @param depth time that fills it from empty, in nanoseconds
     */
    public record Rate(long nanosPerToken, long depth) {

        /**
         * So many tokens a second.
         *
         * @param perSecond 1 to a million
         * @param burst how many there are at most; at least 1
         */
        public static Rate of(int perSecond, int burst) {
            long nanosPerToken = TimeUnit.SECONDS.toNanos(1) / perSecond;
            return new Rate(nanosPerToken, nanosPerToken * burst);
        }

        /** When a bucket that is full at {@code fullAt} is full again once a token has been taken. */
        public long take(long fullAt, long now) {
            return (fullAt - now > 0 ? fullAt : now) + nanosPerToken;
        }

        /** How long it takes until what has been taken is there: 0 or less if it was. */
        public long missing(long fullAt, long now) {
            return fullAt - now - depth;
        }
    }
}

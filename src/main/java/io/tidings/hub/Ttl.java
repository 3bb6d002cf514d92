package io.tidings.hub;

import java.util.concurrent.TimeUnit;

/** From the moment of expiry to the seconds that are left, as clients are told them. */
final class Ttl {

    /** Longest time a client is told (protocol.md section 3.4). */
    private static final long LONGEST = TimeUnit.DAYS.toSeconds(365);

    private Ttl() {}

    /**
     * Seconds until {@code expireAt} (seconds since 1970), between 1 and a year; 0 when it is 0 = never. Never 0
     * otherwise, because SDKs would refresh in a tight loop.
     */
    static long seconds(long expireAt) {
        if (expireAt == 0) {
            return 0;
        }
        long left = expireAt - now();
        return Math.max(1, Math.min(left, LONGEST));
    }

    /** Seconds since 1970. */
    static long now() {
        return TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    }
}

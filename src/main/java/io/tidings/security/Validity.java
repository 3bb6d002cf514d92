package io.tidings.security;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * When a token is in force, and when what it gave expires. The two differ if the token has {@code expire_at}.
 *
 * @param notBefore claim {@code nbf} in seconds since 1970, if present
 * @param expires claim {@code exp} in seconds since 1970, if present
 * @param expireAt when the connection or subscription expires, in seconds since 1970; 0 = never
 */
record Validity(OptionalLong notBefore, OptionalLong expires, long expireAt) {

    /** Seconds; further than any year with four digits. */
    private static final long FAR = 1L << 40;

    /** {@code skew}: how far the issuer's clock may be from ours; everything begins so much earlier and ends later. */
    static Validity of(ClaimSet claims, Duration skew) throws ParseException {
        OptionalLong expires = later(claims.seconds("exp"), skew.toSeconds());
        OptionalLong own = claims.seconds("expire_at");
        long expireAt = own.isPresent() && own.getAsLong() == 0
                ? 0
                : later(own, skew.toSeconds()).orElse(expires.orElse(0));
        return new Validity(later(claims.seconds("nbf"), -skew.toSeconds()), expires, expireAt);
    }

    private static OptionalLong later(OptionalLong time, long seconds) {
        // a time near the end of all times stays there
        return time.isEmpty() || time.getAsLong() > FAR || time.getAsLong() < -FAR
                ? time
                : OptionalLong.of(time.getAsLong() + seconds);
    }

    /** Whether a token is in force: from the second {@code nbf} on, and no longer in the second {@code exp}. */
    boolean covers(Instant now) {
        long second = now.getEpochSecond();
        return expires.orElse(Long.MAX_VALUE) > second && notBefore.orElse(Long.MIN_VALUE) <= second;
    }
}

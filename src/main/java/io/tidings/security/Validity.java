package io.tidings.security;

import java.text.ParseException;
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

    static Validity of(ClaimSet claims) throws ParseException {
        OptionalLong expires = claims.seconds("exp");
        long expireAt = claims.seconds("expire_at").orElse(expires.orElse(0));
        return new Validity(claims.seconds("nbf"), expires, expireAt);
    }

    /** No leeway: a token is good from the second {@code nbf} on, and no longer in the second {@code exp}. */
    boolean covers(Instant now) {
        long second = now.getEpochSecond();
        return expires.orElse(Long.MAX_VALUE) > second && notBefore.orElse(Long.MIN_VALUE) <= second;
    }
}

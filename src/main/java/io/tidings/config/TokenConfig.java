package io.tidings.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How connection and subscription tokens are checked.
 *
 * @param hmacSecretKey secret of HS256, HS384 and HS512; empty = tokens are refused
 * @param hmacPreviousSecretKey secret before the last rotation, still accepted; empty = none
 * @param hmacPreviousSecretKeyValidUntil when the previous secret stops being accepted, to the second; null = never
 * @param audience what {@code aud} must be or contain; empty = not checked
 * @param issuer what {@code iss} must be; empty = not checked
 * @param userIdClaim claim that holds the user id, normally {@code sub}
 */
public record TokenConfig(
        String hmacSecretKey,
        String hmacPreviousSecretKey,
        @Nullable Instant hmacPreviousSecretKeyValidUntil,
        String audience,
        String issuer,
        String userIdClaim) {

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "TokenConfig[audience=" + audience + ", issuer=" + issuer + ", userIdClaim=" + userIdClaim + "]";
    }
}

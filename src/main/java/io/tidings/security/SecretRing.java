package io.tidings.security;

import com.nimbusds.jose.JWSObject;
import io.tidings.config.TokenConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The secret in use and the one before it, which stays good for a while so that tokens outlive a rotation. Immutable
 * and thread-safe.
 */
final class SecretRing {

    private final @Nullable HmacSecret current;
    private final @Nullable HmacSecret previous;
    private final @Nullable Instant previousValidUntil;

    SecretRing(TokenConfig config) {
        current = secret(config.hmacSecretKey());
        previous = secret(config.hmacPreviousSecretKey());
        previousValidUntil = config.hmacPreviousSecretKeyValidUntil();
    }

    /** Whether there is no secret in use; then no token can be good, the previous secret notwithstanding. */
    boolean isEmpty() {
        return current == null;
    }

    /** Whether a secret that is good at the time {@code now} signed the token. */
    boolean signed(JWSObject token, Instant now) {
        return (current != null && current.signed(token))
                || (previous != null && inForce(now) && previous.signed(token));
    }

    private boolean inForce(Instant now) {
        return previousValidUntil == null || now.isBefore(previousValidUntil);
    }

    private static @Nullable HmacSecret secret(String text) {
        return text.isEmpty() ? null : new HmacSecret(text);
    }
}

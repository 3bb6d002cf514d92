package io.tidings.config;

import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How connection and subscription tokens are checked.
 *
 * @param hmacSecretKey secret of HS256, HS384 and HS512; empty = such tokens are refused
 * @param hmacPreviousSecretKey secret before the last rotation, still accepted; empty = none
 * @param hmacPreviousSecretKeyValidUntil when the previous secret stops being accepted, to the second; null = never
 * @param audience what {@code aud} must be or contain; empty = not checked
 * @param issuer what {@code iss} must be; empty = not checked
 * @param userIdClaim claim that holds the user id, normally {@code sub}
 * @param rolesClaim where the roles of the user stand, as a path with dots; empty = tokens give no roles
 * @param clockSkew how far the issuer's clock may be from ours; 0 = not at all
 * @param rsaPublicKey key of RS256 to RS512 and PS256 to PS512; null = such tokens are refused
 * @param ecdsaPublicKey key of ES256, ES384 or ES512, as its curve says; null = such tokens are refused
 * @param eddsaPublicKey key of EdDSA; null = such tokens are refused
 * @param jwksPublicEndpoint where the issuer publishes its keys; if there is one, only those count
 * @param jwksRefresh after how long they are read again; more than 0
 */
public record TokenConfig(
        String hmacSecretKey,
        String hmacPreviousSecretKey,
        @Nullable Instant hmacPreviousSecretKeyValidUntil,
        String audience,
        String issuer,
        String userIdClaim,
        String rolesClaim,
        Duration clockSkew,
        @Nullable RSAPublicKey rsaPublicKey,
        @Nullable ECPublicKey ecdsaPublicKey,
        @Nullable EdECPublicKey eddsaPublicKey,
        @Nullable URI jwksPublicEndpoint,
        Duration jwksRefresh) {

    private static final Duration HOUR = Duration.ofHours(1);

    public TokenConfig {
        Require.notNegative(clockSkew, "clockSkew");
        Require.notNegative(jwksRefresh, "jwksRefresh");
    }

    /** Tokens signed with secrets alone, by a clock that is ours, that give no roles. */
    public TokenConfig(
            String hmacSecretKey,
            String hmacPreviousSecretKey,
            @Nullable Instant hmacPreviousSecretKeyValidUntil,
            String audience,
            String issuer,
            String userIdClaim) {
        this(
                hmacSecretKey,
                hmacPreviousSecretKey,
                hmacPreviousSecretKeyValidUntil,
                audience,
                issuer,
                userIdClaim,
                "",
                Duration.ZERO,
                null,
                null,
                null,
                null,
                HOUR);
    }

    /** ID tokens that an identity provider gives for this client of it; its keys are found elsewhere. */
    public static TokenConfig ofProvider(OidcConfig client, URI issuer, Duration clockSkew) {
        return new TokenConfig(
                "",
                "",
                null,
                client.clientId(),
                issuer.toString(),
                client.userIdClaim(),
                "",
                clockSkew,
                null,
                null,
                null,
                null,
                HOUR);
    }

    /** Whether any token can be good. */
    boolean acceptsAny() {
        return !hmacSecretKey.isEmpty()
                || rsaPublicKey != null
                || ecdsaPublicKey != null
                || eddsaPublicKey != null
                || jwksPublicEndpoint != null;
    }

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "TokenConfig[audience=" + audience + ", issuer=" + issuer + ", userIdClaim=" + userIdClaim + ", jwks="
                + jwksPublicEndpoint + "]";
    }
}

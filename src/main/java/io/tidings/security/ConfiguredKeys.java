package io.tidings.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import io.tidings.config.TokenConfig;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The secrets and the public keys that stand in the configuration. The token's header chooses among those of its own
 * algorithm only, so that nobody signs with a public key as if it were a secret. Immutable and thread-safe; every stage
 * is complete.
 */
final class ConfiguredKeys implements TokenKeys {

    private final SecretRing secrets;
    private final List<PublicTokenKey> publicKeys;

    ConfiguredKeys(TokenConfig config) {
        secrets = new SecretRing(config);
        publicKeys = Stream.of(
                        PublicTokenKey.of(config.rsaPublicKey()),
                        PublicTokenKey.of(config.ecdsaPublicKey()),
                        PublicTokenKey.of(config.eddsaPublicKey()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public CompletionStage<Signature> check(JWSObject token, Instant now) {
        return CompletableFuture.completedFuture(signature(token, now));
    }

    private Signature signature(JWSObject token, Instant now) {
        if (secrets.isEmpty() && publicKeys.isEmpty()) {
            return Signature.NO_KEY;
        }
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        if (HmacSecret.ALGORITHMS.contains(algorithm) && !secrets.isEmpty()) {
            return secrets.signed(token, now) ? Signature.GOOD : Signature.MISMATCH;
        }
        return publicKeys.stream()
                .filter(key -> key.accepts(algorithm))
                .findFirst()
                .map(key -> key.check(token))
                .orElse(Signature.OTHER_ALGORITHM);
    }
}

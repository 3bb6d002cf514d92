package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.util.Arrays;
import java.util.Set;

/**
 * A secret shared with the application that signs tokens.
 *
 * <p>It may be of any length above 0, though Nimbus refuses keys shorter than the hash (RFC 7518 section 3.2 wants it
 * so) and SDK test suites sign with {@code secret}. HMAC itself pads a short key with zeros to the block of its hash
 * (RFC 2104 section 2), so padding it here yields the same code. 64 bytes suit all three algorithms: they are the block
 * of SHA-256, and for the 128 bytes of SHA-384 and SHA-512 HMAC goes on padding. That production wants a long secret is
 * a rule of the configuration. Immutable and thread-safe.
 */
final class HmacSecret {

    /** HS256, HS384 and HS512: nothing else is ever checked against a secret. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512);

    private static final int PADDED_LENGTH = 64;

    private final byte[] key;
    private final MACVerifier verifier;

    /** The key is the text in UTF-8. Throws {@link IllegalArgumentException} for an empty one. */
    HmacSecret(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("a token secret has at least one byte");
        }
        byte[] bytes = secret.getBytes(UTF_8);
        key = Arrays.copyOf(bytes, Math.max(bytes.length, PADDED_LENGTH));
        try {
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the token was signed with this secret; compares in constant time, and refuses unknown {@code crit}s. */
    boolean signed(JWSObject token) {
        try {
            return token.verify(verifier);
        } catch (JOSEException notAnHmac) {
            return false;
        }
    }

    /** What signs with this secret. */
    JWSSigner signer() {
        try {
            return new MACSigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

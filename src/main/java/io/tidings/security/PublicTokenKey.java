package io.tidings.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public key, and the algorithms that it checks: those of its type, and if the issuer names one, that alone. Immutable
 * and thread-safe.
 */
final class PublicTokenKey {

    private static final Set<JWSAlgorithm> RSA = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    /** RFC 7518 section 3.3. */
    private static final int RSA_BITS = 2048;

    private final Set<JWSAlgorithm> algorithms;
    private final JWSVerifier verifier;

    private PublicTokenKey(Set<JWSAlgorithm> algorithms, JWSVerifier verifier) {
        this.algorithms = algorithms;
        this.verifier = verifier;
    }

    static @Nullable PublicTokenKey of(@Nullable RSAPublicKey key) {
        return key == null ? null : new PublicTokenKey(RSA, new RSASSAVerifier(key));
    }

    /** Throws {@link IllegalArgumentException} for a curve that no algorithm has. */
    static @Nullable PublicTokenKey of(@Nullable ECPublicKey key) {
        if (key == null) {
            return null;
        }
        try {
            ECDSAVerifier verifier = new ECDSAVerifier(key);
            return new PublicTokenKey(verifier.supportedJWSAlgorithms(), verifier);
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static @Nullable PublicTokenKey of(@Nullable EdECPublicKey key) {
        return key == null ? null : new PublicTokenKey(Ed25519Verifier.ALGORITHMS, new Ed25519Verifier(key));
    }

    /** A key of the issuer's set; null for one that checks no signatures, or that is too weak to. */
    static @Nullable PublicTokenKey of(JWK jwk) {
        if (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse())) {
            return null;
        }
        try {
            PublicTokenKey key = ofItsType(jwk);
            if (key == null || jwk.getAlgorithm() == null) {
                return key;
            }
            JWSAlgorithm named = JWSAlgorithm.parse(jwk.getAlgorithm().getName());
            return key.accepts(named) ? new PublicTokenKey(Set.of(named), key.verifier) : null;
        } catch (JOSEException unusable) {
            return null;
        }
    }

    private static @Nullable PublicTokenKey ofItsType(JWK jwk) throws JOSEException {
        if (jwk instanceof RSAKey rsa) {
            return rsa.size() < RSA_BITS ? null : of(rsa.toRSAPublicKey());
        }
        if (jwk instanceof ECKey ec) {
            return CURVES.contains(ec.getCurve()) ? of(ec.toECPublicKey()) : null;
        }
        if (jwk instanceof OctetKeyPair okp && Curve.Ed25519.equals(okp.getCurve())) {
            return of(Ed25519Verifier.publicKey(okp.getDecodedX()));
        }
        return null;
    }

    boolean accepts(JWSAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    Signature check(JWSObject token) {
        if (!accepts(token.getHeader().getAlgorithm())) {
            return Signature.OTHER_ALGORITHM;
        }
        try {
            return token.verify(verifier) ? Signature.GOOD : Signature.MISMATCH;
        } catch (JOSEException | IllegalStateException notASignature) {
            return Signature.MISMATCH;
        }
    }
}

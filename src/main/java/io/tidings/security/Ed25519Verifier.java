package io.tidings.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * EdDSA on Ed25519 (RFC 8037) by the JDK, which has it since version 15; Nimbus' own wants another library for it.
 * Immutable and thread-safe.
 */
final class Ed25519Verifier extends BaseJWSProvider implements JWSVerifier {

    /** The second is the name that RFC 9864 gives the same. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private static final String ED25519 = "Ed25519";

    /** Bytes of an encoded point (RFC 8032 section 5.1.5). */
    private static final int POINT_BYTES = 32;

    private static final int SIGN_BIT = 0x80;

    private final EdECPublicKey key;

    Ed25519Verifier(EdECPublicKey key) {
        super(ALGORITHMS);
        this.key = key;
    }

    /** The key whose point is encoded in {@code x}: little-endian, the sign of its other coordinate in the last bit. */
    static EdECPublicKey publicKey(byte[] x) throws JOSEException {
        if (x.length != POINT_BYTES) {
            throw new JOSEException("an Ed25519 key has " + POINT_BYTES + " bytes");
        }
        byte[] y = new byte[POINT_BYTES];
        for (int i = 0; i < POINT_BYTES; i++) {
            y[i] = x[POINT_BYTES - 1 - i];
        }
        boolean odd = (y[0] & SIGN_BIT) != 0;
        y[0] &= (byte) ~SIGN_BIT;
        try {
            EdECPoint point = new EdECPoint(odd, new BigInteger(1, y));
            return (EdECPublicKey) KeyFactory.getInstance(ED25519)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 key", e);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signedText, Base64URL signature) throws JOSEException {
        if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
            return false; // RFC 7515 section 4.1.11: what is critical and not understood makes a token invalid
        }
        try {
            Signature check = Signature.getInstance(ED25519);
            check.initVerify(key);
            check.update(signedText);
            return check.verify(signature.decode());
        } catch (SignatureException notASignature) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new JOSEException("Ed25519 is missing", e);
        }
    }
}

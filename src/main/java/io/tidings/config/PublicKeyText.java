package io.tidings.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys in PEM (RFC 7468 section 13), in several lines or in one with {@code \n} for each break. */
final class PublicKeyText {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    /** RFC 7518 section 3.3. */
    private static final int RSA_BITS = 2048;

    /** Field sizes of P-256, P-384 and P-521, the curves of ES256, ES384 and ES512 (RFC 7518 section 3.4). */
    private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);

    private PublicKeyText() {}

    static ValueType<Optional<RSAPublicKey>> rsa() {
        return key("an RSA public key in PEM of at least " + RSA_BITS + " bits", "RSA", RSAPublicKey.class);
    }

    static ValueType<Optional<ECPublicKey>> ecdsa() {
        return key("a public key in PEM on the curve P-256, P-384 or P-521", "EC", ECPublicKey.class);
    }

    static ValueType<Optional<EdECPublicKey>> eddsa() {
        return key("an Ed25519 public key in PEM", "Ed25519", EdECPublicKey.class);
    }

    private static <K extends PublicKey> ValueType<Optional<K>> key(String allowed, String algorithm, Class<K> type) {
        return new ValueType<>("", allowed, "", allowed, false, text -> {
            return text.isEmpty() ? Optional.empty() : Optional.of(type.cast(strong(parse(text, algorithm))));
        });
    }

    private static PublicKey parse(String text, String algorithm) {
        Matcher pem = PEM.matcher(text.replace("\\n", "\n").strip());
        if (!pem.matches()) {
            throw new IllegalArgumentException("it begins with -----BEGIN PUBLIC KEY-----");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it holds another key, or none", e);
        }
    }

    private static PublicKey strong(PublicKey key) {
        boolean strong = true;
        if (key instanceof RSAPublicKey rsa) {
            strong = rsa.getModulus().bitLength() >= RSA_BITS;
        } else if (key instanceof ECPublicKey ec) {
            strong = CURVE_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
        }
        if (!strong) {
            throw new IllegalArgumentException("the key is too weak, or on another curve");
        }
        return key;
    }
}

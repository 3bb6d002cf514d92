package io.tidings.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;

/** Who signs the tokens of a server that wants to know from whom they are and for whom: with a secret, or with a key. */
final class Issuer {

    static final String SECRET = "MARKED: the secret that signs tokens in the integration tests";
    static final String PREVIOUS = "MARKED: the secret that signed them before it was changed";

    private static final String NAME = "https://login.test/shop";
    private static final String AUDIENCE = "tidings";

    private final RSAKey key = key("shop-1");

    /** A new pair of keys. */
    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** What its server has to be configured with. */
    Map<String, String> configuration() {
        return Map.of(
                "tidings.client.token.hmac_secret_key", SECRET,
                "tidings.client.token.hmac_previous_secret_key", PREVIOUS,
                "tidings.client.token.rsa_public_key", pem(),
                "tidings.client.token.issuer", NAME,
                "tidings.client.token.audience", AUDIENCE);
    }

    /** The public key as everybody may have it. */
    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(publicKey().getEncoded()) + "\n-----END PUBLIC KEY-----";
    }

    private PublicKey publicKey() {
        try {
            return key.toPublicKey();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Claims of {@code anna} as this issuer makes them, with these others, which begin with a comma. */
    static String claims(String others) {
        return claims(NAME, AUDIENCE, others);
    }

    static String claims(String issuer, String audience, String others) {
        return "{\"sub\":\"anna\",\"iss\":\"" + issuer + "\",\"aud\":\"" + audience + "\"" + others + "}";
    }

    /** A token with these claims, signed with the secret. */
    static String token(String claims) {
        return Tokens.signed(claims, SECRET);
    }

    /** The same, signed with the key. */
    String tokenByKey(String claims) {
        return tokenBy(key, claims);
    }

    static String tokenBy(RSAKey key, String claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new JWSObject(header, new Payload(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

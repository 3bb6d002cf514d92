package io.tidings.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.text.ParseException;

/** Tokens that an issuer signs with keys of its own. */
final class SignedTokens {

    private SignedTokens() {}

    /** Signed with the key, which the header names by its id if it has one. */
    static String of(JWK key, JWSAlgorithm algorithm, String claims) {
        return of(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key, claims);
    }

    /** The same with a header that may say what it likes. */
    static String of(JWSHeader header, JWK key, String claims) {
        try {
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Signed with Ed25519 by the JDK. */
    static String ofEd25519(String header, PrivateKey key, String claims) {
        String signed = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static JWSObject parsed(JWK key, JWSAlgorithm algorithm, String claims) {
        return parsed(of(key, algorithm, claims));
    }

    static JWSObject parsed(String token) {
        try {
            return JWSObject.parse(token);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}

package io.tidings.config;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** One public key of each kind, in PEM. */
final class PublicKeys {

    static final String RSA = pem("RSA", 2048);
    static final String EC = pem("EC", 256);
    static final String ED25519 = pem("Ed25519", 255);

    private PublicKeys() {}

    static String pem(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            byte[] key = generator.generateKeyPair().getPublic().getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PUBLIC KEY-----";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package io.tidings.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A second, independent writer of JSON Web Tokens: the JDK's HMAC and string concatenation. */
final class Jwt {

    static final String SECRET = "secret";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Jwt() {}

    /** A token signed with HS256 and {@link #SECRET}. */
    static String of(String claims) {
        return of("HS256", SECRET, claims);
    }

    /** A token signed with {@code algorithm}, one of HS256, HS384 and HS512. */
    static String of(String algorithm, String secret, String claims) {
        return withHeader("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}", algorithm, secret, claims.getBytes(UTF_8));
    }

    /** A token whose header may say something else than how it was signed. */
    static String withHeader(String header, String algorithm, String secret, byte[] claims) {
        String signed = BASE64.encodeToString(header.getBytes(UTF_8)) + "." + BASE64.encodeToString(claims);
        return signed + "." + BASE64.encodeToString(hmac(algorithm, secret, signed));
    }

    /** A token with no signature at all. */
    static String unsigned(String header, String claims) {
        return BASE64.encodeToString(header.getBytes(UTF_8)) + "." + BASE64.encodeToString(claims.getBytes(UTF_8))
                + ".";
    }

    /** The claims of a token, after its HS256 signature has been found good. */
    static String claims(String token, String secret) {
        String signed = token.substring(0, token.lastIndexOf('.'));
        if (!token.equals(signed + "." + BASE64.encodeToString(hmac("HS256", secret, signed)))) {
            throw new AssertionError("the signature is wrong");
        }
        return part(token, 1);
    }

    /** Part 0 or 1 of a token, decoded. */
    static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        String name = algorithm.replace("HS", "HmacSHA");
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), name));
            return mac.doFinal(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package io.tidings.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Tokens as an application makes them, and those that nobody should accept. */
final class Tokens {

    /** What {@code it.properties} says. */
    static final String SECRET = "the secret of the integration tests";

    private Tokens() {}

    /** A connection token that does not expire. */
    static String of(String user) {
        return signed("{\"sub\":\"" + user + "\"}");
    }

    /** A connection token that expires in so many seconds; a negative number is in the past. */
    static String expiring(String user, long seconds) {
        return signed("{\"sub\":\"" + user + "\",\"exp\":" + in(seconds) + "}");
    }

    /** A subscription token. */
    static String forChannel(String user, String channel) {
        return signed("{\"sub\":\"" + user + "\",\"channel\":\"" + channel + "\"}");
    }

    /** The claims, signed as the server wants it. */
    static String signed(String claims) {
        return signed(claims, SECRET);
    }

    static String signed(String claims, String secret) {
        try {
            var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Unix seconds, so many from now. */
    static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }
}

package io.tidings.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Logins that were begun here and go on at the provider. Nothing is kept of them: what the provider must show again
 * (nonce) or be shown (PKCE verifier) is computed from the attempt's name, which the browser keeps, and from a key that
 * nobody knows. So strangers who begin logins without end fill no memory. Thread-safe.
 */
final class LoginAttempts {

    /** How long somebody may take for a login at the provider, a password forgotten included. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int RANDOM_BYTES = 16;
    private static final Pattern STATE = Pattern.compile("[\\w-]{22}\\.([0-9]{1,12})");
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * One attempt.
     *
     * @param state its name; a random part and the second it began
     * @param nonce what the ID token must hold (OpenID Connect Core 1.0 section 3.1.2.1)
     * @param verifier what proves that the code is ours (RFC 7636 section 4.1)
     */
    record Attempt(String state, String nonce, String verifier) {

        /** Method S256 of RFC 7636 section 4.2. */
        String challenge() {
            try {
                return RandomName.base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "Attempt[" + state + "]";
        }
    }

    LoginAttempts(Clock clock) {
        this.clock = clock;
        key = new SecretKeySpec(RandomName.bytes(2 * RANDOM_BYTES), HMAC);
    }

    /** A new attempt. */
    Attempt begin() {
        return named(RandomName.of(RANDOM_BYTES) + "." + clock.instant().getEpochSecond());
    }

    /** The attempt of this name; null for what is no name, or of one that began too long ago. */
    @Nullable
    Attempt of(String state) {
        Matcher form = STATE.matcher(state);
        if (!form.matches()) {
            return null;
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(form.group(1));
        return age < 0 || age > LIFE.toSeconds() ? null : named(state);
    }

    private Attempt named(String state) {
        return new Attempt(state, mac("nonce " + state), mac("verifier " + state));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return RandomName.base64(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

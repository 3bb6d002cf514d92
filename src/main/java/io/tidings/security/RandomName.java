package io.tidings.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody guesses, of characters that may stand in addresses, headers and cookies. Thread-safe. */
final class RandomName {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomName() {}

    /** A name of so many random bytes, in Base64. */
    static String of(int bytes) {
        return base64(bytes(bytes));
    }

    /** So many random bytes. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Base64 for addresses, without padding (RFC 4648 section 5). */
    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

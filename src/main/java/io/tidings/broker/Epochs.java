package io.tidings.broker;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * Names new streams: eight random letters each, 52^8 or about 5 * 10^13 names.
 *
 * <p>The seed is a secure one not because epochs are secret (every subscriber sees them), but because two starts of the
 * server must not give the same name to two streams of one channel. Thread-safe; costs about 0.1 microseconds.
 */
final class Epochs {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 8;

    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

    synchronized String next() {
        char[] epoch = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            epoch[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
        return new String(epoch);
    }
}

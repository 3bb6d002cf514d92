package io.tidings.codec;

import java.util.Random;

/** Chance that can be repeated: {@code -Dtidings.seed=...} with the number a failed test printed. */
final class Seed {

    private static final long SEED = Long.getLong("tidings.seed", System.nanoTime());

    private Seed() {}

    static Random random() {
        System.out.println("to repeat: -Dtidings.seed=" + SEED);
        return new Random(SEED);
    }

    static String repeat() {
        return "-Dtidings.seed=" + SEED;
    }
}

package io.tidings.config;

import java.time.Duration;

/** What records demand of whoever builds them; the loader has told an operator long before, in better words. */
final class Require {

    private Require() {}

    /** A number that is not below {@code min}. */
    static void atLeast(int min, int value, String name) {
        if (value < min) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least " + min);
        }
    }

    /** A duration of 0 or more. */
    static void notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", must not be negative");
        }
    }
}

package io.tidings.bench;

import java.util.Locale;

/**
 * One line of the table of goals.
 *
 * @param goal as in {@code at least 8 ×}
 * @param reached as in {@code 9.1 ×}, or why it was not measured
 */
record Figure(String what, String goal, String reached, Verdict verdict) {

    enum Verdict {
        MET("yes"),
        MISSED("**no**"),
        UNKNOWN("not measured");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Verdict of(boolean met) {
            return met ? MET : MISSED;
        }
    }

    String row() {
        return "| %s | %s | %s | %s |".formatted(what, goal, reached, verdict.words());
    }

    static String ratio(double ratio) {
        return (ratio < 9.95 ? String.format(Locale.ROOT, "%.2f", ratio) : number(ratio)) + " ×";
    }

    /** Three digits that matter, and k or M. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 999_500) {
            return digits(value / 1e6) + " M";
        }
        return size >= 9_995 ? digits(value / 1e3) + " k" : digits(value);
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 99.5 || value == Math.rint(value)) {
            return Long.toString(Math.round(value));
        }
        return String.format(Locale.ROOT, size >= 9.95 ? "%.1f" : "%.2f", value);
    }

    /** Microseconds, in a unit that fits. */
    static String time(double micros) {
        if (micros >= 1e6) {
            return digits(micros / 1e6) + " s";
        }
        return micros >= 1e3 ? digits(micros / 1e3) + " ms" : digits(micros) + " µs";
    }
}

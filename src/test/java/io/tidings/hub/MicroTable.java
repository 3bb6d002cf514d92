package io.tidings.hub;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The answers of one run, as a table of ratios in Markdown. */
final class MicroTable {

    /** One way's speeds over all measurements, in operations a microsecond, and the bytes that an operation allocates. */
    record Speed(double slowest, double median, double fastest, double bytes) {

        Speed {
            if (!(slowest > 0 && slowest <= median && median <= fastest && bytes >= 0)) {
                throw new IllegalArgumentException(slowest + ", " + median + ", " + fastest + ", " + bytes);
            }
        }
    }

    private record Key(MicroQuestion question, int parameter) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byQuestion = question.compareTo(other.question);
            return byQuestion != 0 ? byQuestion : Integer.compare(parameter, other.parameter);
        }

        String task() {
            return question.task(String.valueOf(parameter));
        }
    }

    private final Map<Key, Speed> ours = new TreeMap<>();
    private final Map<Key, Speed> naive = new TreeMap<>();

    /**
     * One more result.
     *
     * @param method {@code ours} or {@code naive}
     * @param parameter 0 where the benchmark has none
     * @throws IllegalArgumentException for any other method
     */
    void add(MicroQuestion question, String method, int parameter, Speed speed) {
        Map<Key, Speed> which = switch (method) {
            case "ours" -> ours;
            case "naive" -> naive;
            default -> throw new IllegalArgumentException(method + " is neither ours nor naive");
        };
        which.put(new Key(question, parameter), speed);
    }

    /** Whether every question has an answer. */
    boolean complete() {
        Set<MicroQuestion> answered = EnumSet.noneOf(MicroQuestion.class);
        ours.keySet().stream().filter(naive::containsKey).forEach(key -> answered.add(key.question));
        return answered.size() == MicroQuestion.values().length;
    }

    /** The table; a question with one answer alone is left out. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| task | ours | naive | ours is faster by | between | bytes allocated by ours | by naive |");
        lines.add("|---|---|---|---:|---:|---:|---:|");
        ours.forEach((key, speed) -> {
            Speed other = naive.get(key);
            if (other != null) {
                lines.add(row(key, speed, other));
            }
        });
        overhead(lines);
        return String.join("\n", lines) + "\n";
    }

    /** Of the one question whose goal is a time and no ratio. */
    private void overhead(List<String> lines) {
        Key key = new Key(MicroQuestion.PUBLISH, 0);
        Speed publisher = ours.get(key);
        Speed hub = naive.get(key);
        if (publisher != null && hub != null) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "An injected publisher takes **%.2f µs** more than the hub itself, between %.2f and %.2f; the goal is at"
                            + " most 2.",
                    1 / publisher.median - 1 / hub.median,
                    1 / publisher.fastest - 1 / hub.slowest,
                    1 / publisher.slowest - 1 / hub.fastest));
        }
    }

    private static String row(Key key, Speed ours, Speed naive) {
        return "| %s | %s | %s | **%s** | %s - %s | %s | %s |"
                .formatted(
                        key.task(),
                        key.question.ours(),
                        key.question.naive(),
                        times(ours.median / naive.median),
                        times(ours.slowest / naive.fastest),
                        times(ours.fastest / naive.slowest),
                        Math.round(ours.bytes),
                        Math.round(naive.bytes));
    }

    /** Two digits that mean something: 0.85 x, 3.4 x, 120 x. */
    private static String times(double ratio) {
        int decimals = ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f x", ratio);
    }
}

package io.tidings.browser;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tests that share a stage. Each has a room of its own, and leaves the server running and the cable whole. */
interface Story {

    Stage stage();

    /** {@code text1}, {@code text2} and so on. */
    static String[] numbered(String text, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> text + i).toArray(String[]::new);
    }

    static List<String> concat(List<String> texts, String... more) {
        return Stream.concat(texts.stream(), Stream.of(more)).toList();
    }

    /** Says in the log how long something took that people wait for. */
    static void report(String what, long startNanos) {
        System.getLogger(Story.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        () -> what + ": " + (System.nanoTime() - startNanos) / 1_000_000 + " ms");
    }
}

package io.tidings.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What became of the tests of one IT when each was last run: their names, and whether all runs of each passed. */
record Chronicle(Map<String, Boolean> tests) {

    /** Not in {@code target/it}, which the next run empties. */
    private static final Path DIRECTORY = Path.of("target", "servers");

    Chronicle {
        tests = Map.copyOf(tests);
    }

    boolean has(String test) {
        return tests.containsKey(test);
    }

    boolean passed(String test) {
        return tests.getOrDefault(test, false);
    }

    /** The same with what came of tests that were run since. */
    Chronicle with(Map<String, Boolean> later) {
        Map<String, Boolean> all = new TreeMap<>(tests);
        all.putAll(later);
        return new Chronicle(all);
    }

    /** The last one of this IT; empty where it was never run here. */
    static Chronicle of(Class<?> it) {
        if (!Files.exists(file(it))) {
            return new Chronicle(Map.of());
        }
        Map<String, Boolean> tests = new TreeMap<>();
        try (var in = Files.newInputStream(file(it));
                var reader = Json.createReader(in)) {
            JsonObject read = reader.readObject();
            read.keySet().forEach(test -> tests.put(test, read.getBoolean(test)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chronicle(tests);
    }

    void write(Class<?> it) {
        var json = Json.createObjectBuilder();
        new TreeMap<>(tests).forEach(json::add);
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file(it), json.build().toString().replace(",", ",\n") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Class<?> it) {
        return DIRECTORY.resolve(it.getSimpleName() + ".json");
    }
}

package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a server under test, a line for each record and the lines of a stack trace after it.
 *
 * <p>To assert what one act logs, take {@link #size()} before it and {@link #recordsSince(int)} after it. The server
 * logs on its own threads: await what has to be there, and give what must not be there time to appear by waiting for
 * something that comes after it.
 */
public record ServerLog(Path file) {

    /** As we tell the servers to write, or as Open Liberty does. */
    private static final Pattern RECORD =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+|\\[[^]]+] [0-9a-f]{8}) .*");

    /** A line of the audit log: its JSON, and before it what a collector would not print. */
    private static final Pattern AUDIT = Pattern.compile("^.* io\\.tidings\\.audit(?:: | +I )(\\{.*)$");

    /** All but the audit log, in which every story leaves lines. */
    public List<String> lines() {
        return all().stream().filter(line -> !AUDIT.matcher(line).matches()).toList();
    }

    /** The audit log: the JSON of each line. */
    List<String> audit() {
        return all().stream()
                .map(AUDIT::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }

    private List<String> all() {
        try {
            return Files.exists(file)
                    ? List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n"))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return lines().size();
    }

    /** All lines, stack traces too, after the first {@code size}. */
    List<String> linesSince(int size) {
        var lines = lines();
        return lines.subList(size, lines.size());
    }

    /** Only the first line of each record. */
    List<String> recordsSince(int size) {
        return linesSince(size).stream()
                .filter(line -> RECORD.matcher(line).matches())
                .toList();
    }

    boolean has(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }
}

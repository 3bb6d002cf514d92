package io.tidings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is said about security to the tests that show it. */
class SecurityDocTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|Story|IT))(?:#(\\w+))?`");

    /** A table with a column of tests; what is in no such table needs none. */
    private static final Pattern HEAD = Pattern.compile("\\|.*\\| [Tt]est \\|");

    @ParameterizedTest
    @ValueSource(strings = {"SECURITY.md", "docs/security.md"})
    void every_test_that_is_named_is_there(String page) throws IOException {
        Map<String, Path> sources = sources();
        List<String> missing = new ArrayList<>();
        for (MatchResult named : named(Files.readString(Path.of(page)))) {
            Path source = sources.get(named.group(1));
            boolean there =
                    source != null && (named.group(2) == null || isTest(Files.readString(source), named.group(2)));
            if (!there) {
                missing.add(named.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECURITY.md", "docs/security.md"})
    void every_threat_has_a_test(String page) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(page));
        int rows = 0;
        boolean inTable = false;
        for (String line : lines) {
            boolean head = HEAD.matcher(line).matches();
            inTable = line.startsWith("|") && (inTable || head);
            if (inTable && !head && !line.startsWith("| ---")) {
                assertFalse(named(line).isEmpty(), line);
                rows++;
            }
        }
        assertTrue(rows > 10, "the tables have lost their rows, or their heads");
    }

    /** Whether the source has a method of this name, and JUnit calls it. */
    private static boolean isTest(String source, String name) {
        int at = source.indexOf(" void " + name + "(");
        return at > 0 && source.substring(source.lastIndexOf("\n\n", at), at).contains("Test\n");
    }

    private static List<MatchResult> named(String text) {
        return TEST.matcher(text).results().toList();
    }

    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        }
    }
}

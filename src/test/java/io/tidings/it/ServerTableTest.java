package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/**
 * Holds the README's table of servers to the ITs. {@code bin/test --all-servers} runs them all and then writes the table
 * with {@code -Dtest=ServerTableTest -Dtidings.docs.write=true}, out of what passed.
 */
class ServerTableTest {

    private static final Path PAGE = Path.of("README.md");
    private static final String BEGIN = "<!-- generated: servers -->\n";
    private static final String END = "<!-- end -->";
    private static final Pattern RESULT = Pattern.compile("✓|\\d+ of \\d+");

    /** Everything in this package, whatever it is. */
    private static Stream<Class<?>> classes() {
        try {
            Path root = Path.of(ServerTableTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.list(root.resolve("io/tidings/it"))) {
                List<Class<?>> found = files.map(
                                file -> file.getFileName().toString().replaceFirst("\\.class$", ""))
                        .filter(name -> name.matches("[A-Z]\\w*"))
                        .sorted()
                        .<Class<?>>map(ServerTableTest::load)
                        .toList();
                return found.stream();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName("io.tidings.it." + name, false, ServerTableTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> its() {
        return classes()
                .filter(type -> type.isAnnotationPresent(ToldOn.class))
                .filter(type -> type.getAnnotation(ToldOn.class).value().tabled())
                .toList();
    }

    private static String version(TestedServer server) {
        try {
            var matcher = Pattern.compile("<" + Pattern.quote(server.versionProperty()) + ">([^<]+)<")
                    .matcher(Files.readString(Path.of("pom.xml")));
            assertTrue(matcher.find(), server.versionProperty());
            return matcher.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_table_in_the_readme_has_the_stories_and_servers_of_the_code() throws IOException {
        var table = new ServerTable(its(), Chronicle::of, ServerTableTest::version);
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        assertTrue(page.contains(BEGIN) && to >= from, "the page has lost its mark " + BEGIN);
        if (Boolean.getBoolean("tidings.docs.write")) {
            assertEquals(List.of(), table.gaps(), "not run whole; bin/test --all-servers runs them all");
            Files.writeString(PAGE, page.substring(0, from) + "\n" + table.text() + "\n" + page.substring(to));
        } else {
            String written = page.substring(from, to).strip() + "\n";
            assertEquals(outline(table.text()), outline(written), "bin/test --all-servers writes it anew");
        }
    }

    /** The table without what passed, which only a run knows. */
    private static String outline(String table) {
        return RESULT.matcher(table).replaceAll("told");
    }

    @Test
    void every_story_is_about_a_feature_and_every_it_that_tells_one_says_on_which_server() {
        Set<Class<?>> featured = Arrays.stream(Feature.values())
                .flatMap(feature -> feature.stories().stream())
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                classes()
                        .filter(type -> type.isInterface() && Story.class.isAssignableFrom(type))
                        .filter(type -> type != Story.class && type != EveryStory.class)
                        .filter(type -> !featured.contains(type))
                        .toList());
        assertEquals(
                List.of(),
                classes()
                        .filter(type -> type.getName().endsWith("IT") && !type.isAnnotationPresent(ToldOn.class))
                        .filter(type -> Arrays.stream(Feature.values())
                                .anyMatch(feature ->
                                        feature.testsOf(type).findAny().isPresent()))
                        .toList());
    }

    /** Two ITs on one server, of which one cannot do something. */
    @ToldOn(TestedServer.WILDFLY)
    private static class Whole implements SlowStory {
        @Override
        public URI base() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerLog log() {
            throw new UnsupportedOperationException();
        }
    }

    @ToldOn(TestedServer.WILDFLY)
    private static final class Lame extends Whole {
        @Override
        @Disabled("it cannot")
        public void who_does_not_read_is_cut_off_and_nobody_else_notices() {}
    }

    private static final String TEST = "who_does_not_read_is_cut_off_and_nobody_else_notices";

    private static ServerTable table(Map<Class<?>, Chronicle> ran) {
        Map<Class<?>, Chronicle> chronicles = new HashMap<>(ran);
        return new ServerTable(
                List.copyOf(ran.keySet()), it -> chronicles.getOrDefault(it, new Chronicle(Map.of())), server -> "1");
    }

    @Test
    void a_cell_says_what_passed_in_every_it_that_tells_it() {
        var passed = new Chronicle(Map.of(TEST, true));
        var failed = new Chronicle(Map.of(TEST, false));
        var cut = new Chronicle(Map.of());
        var feature = Feature.SLOW_CLIENTS;
        var server = TestedServer.WILDFLY;
        assertEquals("✓", table(Map.of(Whole.class, passed)).cell(feature, server));
        assertEquals("0 of 1", table(Map.of(Whole.class, failed)).cell(feature, server));
        assertEquals(
                "0 of 1", table(Map.of(Whole.class, passed, Lame.class, cut)).cell(feature, server));
        assertEquals(ServerTable.UNTOLD, table(Map.of(Whole.class, passed)).cell(feature, TestedServer.PAYARA_MICRO));
        assertEquals(ServerTable.UNTOLD, table(Map.of(Whole.class, passed)).cell(Feature.TOKENS, server));
    }

    @Test
    void an_it_that_was_not_run_whole_is_a_gap_and_one_that_leaves_out_what_cannot_be_is_none() {
        var cut = new Chronicle(Map.of());
        assertEquals(
                List.of("Whole"),
                table(Map.of(Whole.class, cut, Lame.class, cut)).gaps());
    }

    @Test
    void a_test_that_is_run_again_by_itself_changes_nothing_of_the_others() {
        var before = new Chronicle(Map.of("a", true, "b", false, "c", true));
        assertEquals(
                new Chronicle(Map.of("a", true, "b", true, "c", false)), before.with(Map.of("b", true, "c", false)));
    }
}

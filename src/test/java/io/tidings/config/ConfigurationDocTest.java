package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/configuration.md} to the catalogue. After a change of settings,
 * {@code mvn test -Dtest=ConfigurationDocTest -Dtidings.docs.write=true} writes the tables anew.
 */
class ConfigurationDocTest {

    private static final Path PAGE = Path.of("docs", "configuration.md");
    private static final String HINT = "docs/configuration.md differs from the code; to write its tables anew:"
            + " mvn test -Dtest=ConfigurationDocTest -Dtidings.docs.write=true";

    @Test
    void the_tables_of_the_page_are_those_of_the_code() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                between(between(page, "server", SettingsTable.server()), "namespace", SettingsTable.namespace());
        current = between(current, "rpc namespace", SettingsTable.rpcNamespace());
        current = between(current, "proxy", SettingsTable.proxy());
        if (Boolean.getBoolean("tidings.docs.write")) {
            Files.writeString(PAGE, current);
        } else {
            assertEquals(current, page, HINT);
        }
    }

    @Test
    void the_messages_that_the_page_shows_are_those_of_the_loader() throws IOException {
        List<String> messages = Stream.of(
                        "tidings.client.ping_interval=25",
                        "tidings.client.ping_intervall=25s",
                        "tidings.channel.namespaces.chat.history_size=100")
                .map(entry -> MapSource.of("tidings.channel.namespaces=chat", entry))
                .map(source -> assertThrows(
                                ConfigurationException.class, () -> ConfigLoader.load(source, warning -> {}))
                        .getMessage())
                .toList();
        assertEquals(messages, shown(Files.readString(PAGE)));
    }

    /** The only example without a language: what the server says. */
    private static List<String> shown(String page) {
        return Pattern.compile("\n```\n(.*?)\n```\n", Pattern.DOTALL)
                .matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    /** The page with {@code text} between the two marks called {@code name}. */
    private static String between(String page, String name, String text) {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end -->";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end, from);
        assertTrue(page.contains(begin) && to >= from, "the page has lost its mark " + begin);
        return page.substring(0, from) + "\n" + text + page.substring(to);
    }
}

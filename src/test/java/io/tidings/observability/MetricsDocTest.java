package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/metrics.md} to the code. After a change, {@code mvn test -Dtest=MetricsDocTest
 * -Dtidings.docs.write=true} writes the table anew.
 */
class MetricsDocTest {

    private static final Path PAGE = Path.of("docs", "metrics.md");
    private static final String BEGIN = "<!-- generated: metrics -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void the_table_of_the_page_is_that_of_the_code() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        assertTrue(page.contains(BEGIN) && to >= from, "the page has lost its marks");
        String current = page.substring(0, from) + "\n" + table() + "\n" + page.substring(to);
        if (Boolean.getBoolean("tidings.docs.write")) {
            Files.writeString(PAGE, current);
        } else {
            assertEquals(
                    current,
                    page,
                    "docs/metrics.md differs from the code; to write its table anew:"
                            + " mvn test -Dtest=MetricsDocTest -Dtidings.docs.write=true");
        }
    }

    @Test
    void the_page_names_every_reason_for_a_loss() throws IOException {
        String page = Files.readString(PAGE);
        for (Traffic.Loss loss : Traffic.Loss.values()) {
            assertTrue(page.contains("`" + loss.label() + "`"), loss.label());
        }
    }

    @Test
    void names_follow_the_conventions_of_the_field() {
        Set<String> names = new HashSet<>();
        for (Instrument instrument : Instruments.ALL) {
            String name = instrument.name();
            assertTrue(name.matches("tidings_[a-z_]+"), name);
            assertTrue(names.add(name), () -> name + " is there twice");
            assertEquals(instrument.kind() == Instrument.Kind.COUNTER, name.endsWith("_total"), name);
            assertEquals(instrument.kind() == Instrument.Kind.INFO, name.endsWith("_info"), name);
            assertTrue(instrument.help().endsWith("."), name);
        }
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder("| Metric | Type | Labels | What it says |\n| --- | --- | --- | --- |\n");
        for (Instrument instrument : Instruments.ALL) {
            String labels = instrument.labels().isEmpty() ? "-" : "`" + String.join("`, `", instrument.labels()) + "`";
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            instrument.name(),
                            instrument.kind().name().toLowerCase(Locale.ROOT),
                            labels,
                            instrument.help()));
        }
        return text.toString();
    }
}

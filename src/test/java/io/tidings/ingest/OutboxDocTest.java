package io.tidings.ingest;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.DatabaseConfig;
import io.tidings.config.TestConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/outbox.md} to the application that the integration tests deploy, and to the settings. */
class OutboxDocTest {

    /** Lines without their indentation, so that a method may stand at the margin of the page. */
    private static String flat(String text) {
        return text.lines().map(String::strip).collect(joining("\n"));
    }

    private static String read(Path file) {
        try {
            return flat(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_code_of_the_page_is_the_code_that_the_integration_tests_run() throws IOException {
        String shop;
        try (Stream<Path> files = Files.list(Path.of("src", "test", "java", "io", "tidings", "shop"))) {
            shop = files.sorted().map(OutboxDocTest::read).collect(joining("\n"));
        }
        assertEquals(3, DocumentedCode.blocks("java").size());
        for (String block : DocumentedCode.blocks("java")) {
            assertTrue(shop.contains(flat(block)), block);
        }
        Path resources = Path.of("src", "test", "resources", "shop");
        List<String> descriptors = DocumentedCode.blocks("xml");
        assertEquals(2, descriptors.size());
        assertEquals(read(resources.resolve("resource-ref.xml")), flat(descriptors.get(0)));
        assertTrue(read(resources.resolve("orders.xml")).contains(flat(descriptors.get(1))));
    }

    @Test
    void the_numbers_of_the_page_are_the_defaults() throws IOException {
        DatabaseConfig defaults = TestConfig.defaults().database();
        assertEquals(20, defaults.maxConcurrent());
        assertEquals(100, defaults.maxWaiting());
        assertEquals(Duration.ofSeconds(30), defaults.maxWait());
        assertEquals(5, defaults.breakerFailures());
        assertEquals(Duration.ofSeconds(5), defaults.breakerDelay());
        String page = Files.readString(DocumentedCode.PAGE).replaceAll("\\s+", " ");
        assertTrue(page.contains("(20) run at once. Others wait: `max_waiting` of them (100), for `max_wait` (30 s)"));
        assertTrue(page.contains("After `breaker_failures` (5) failures in a row the database is left alone for"
                + " `breaker_delay` (5 s)"));
        String pool = Files.readString(Path.of("payara-config", "postgresql.asadmin"));
        assertTrue(pool.contains("--steadypoolsize 5 --maxpoolsize 20") && pool.contains("--maxwait 30000"));
    }
}

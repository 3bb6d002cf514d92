package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds {@code payara-config/development.properties}, which {@code bin/serve} starts with, to the loader. */
class DevelopmentPropertiesTest {

    private static final Path FILE = Path.of("payara-config", "development.properties");

    private TidingsConfig config;

    @BeforeEach
    void load() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        }
        config = ConfigLoader.load(new MapSource(properties), warning -> {});
    }

    @Test
    void everybody_may_do_everything_and_the_test_suites_of_sdks_find_their_secret() {
        assertEquals(Mode.DEVELOPMENT, config.mode());
        assertTrue(config.client().insecure());
        assertEquals("secret", config.client().token().hmacSecretKey());
        assertEquals("test-api-key", config.http().api().key());
        assertTrue(config.client().personalChannel().enabled());
    }

    @Test
    void channels_without_a_namespace_can_do_what_the_test_suites_of_sdks_ask_for() {
        ChannelOptions options = config.channel().withoutNamespace();
        assertTrue(
                options.presence() && options.joinLeave() && options.forcePushJoinLeave() && options.forceRecovery());
        assertEquals(100, options.historySize());
        assertEquals(Duration.ofSeconds(300), options.historyTtl());
    }

    @Test
    void the_namespaces_of_the_test_suites_and_of_the_page_are_there() {
        assertEquals(
                List.of("chat", "delta", "example", "news", "public", "recovery", "smallhistory"),
                config.channel().namespaces().keySet().stream().sorted().toList());
        assertTrue(options("delta").deltaPublish());
        assertEquals(2, options("smallhistory").historySize());
        assertTrue(options("recovery").publish().subscriber());
        assertEquals(RecoveryMode.CACHE, options("news").recoveryMode());
        assertTrue(options("chat").allowUserLimitedChannels());
    }

    @Test
    void every_line_is_explained_above_it() throws IOException {
        List<String> lines = Files.readAllLines(FILE, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                assertTrue(i > 0 && lines.get(i - 1).startsWith("# "), "not explained: " + line);
            }
        }
    }

    private ChannelOptions options(String namespace) {
        return config.channel().namespaces().get(namespace);
    }
}

package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Holds {@code bench/tidings.properties}, which {@code bin/bench} measures, to the loader and to what its report says. */
class BenchPropertiesTest {

    @Test
    void production_with_one_namespace_that_keeps_and_channels_that_do_not() throws IOException {
        Properties properties = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("bench", "tidings.properties"), StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        }
        TidingsConfig config = ConfigLoader.load(new MapSource(properties), warning -> {});
        assertEquals(Mode.PRODUCTION, config.mode());
        ChannelOptions plain = config.channel().withoutNamespace();
        assertFalse(plain.presence() || plain.forceRecovery() || plain.historySize() > 0);
        ChannelOptions kept = config.channel().namespaces().get("bench");
        assertTrue(kept.presence() && kept.forceRecovery());
        assertEquals(100, kept.historySize());
        assertEquals(Duration.ofMinutes(5), kept.historyTtl());
    }
}

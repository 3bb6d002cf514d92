package io.tidings.config;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Configurations for the tests of every package. They go through the loader, so no test runs on one that a server would
 * refuse; keys are those of {@code docs/configuration.md}. The node is named {@code test}.
 */
public final class TestConfig {

    private TestConfig() {}

    /** What a server in production runs with when nothing is configured. */
    public static TidingsConfig defaults() {
        return load(Stream.empty());
    }

    /**
     * A server in development mode (so that {@code client.insecure} and short secrets are possible), otherwise with the
     * defaults, and with what {@code entries} say, each {@code key=value}:
     * {@code with("tidings.client.insecure=true", "tidings.channel.namespaces=chat")}.
     */
    public static TidingsConfig with(String... entries) {
        return load(Stream.concat(Stream.of("tidings.mode=development"), Arrays.stream(entries)));
    }

    /** Options of one namespace, each {@code option=value}: {@code options("history_size=10", "history_ttl=60s")}. */
    public static ChannelOptions options(String... entries) {
        return load(Arrays.stream(entries).map(entry -> ChannelSettings.WITHOUT_NAMESPACE + entry))
                .channel()
                .withoutNamespace();
    }

    private static TidingsConfig load(Stream<String> entries) {
        String[] all =
                Stream.concat(Stream.of("tidings.node.name=test"), entries).toArray(String[]::new);
        return ConfigLoader.load(MapSource.of(all), warning -> {});
    }
}

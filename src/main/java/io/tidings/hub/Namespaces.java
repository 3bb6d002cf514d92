package io.tidings.hub;

import io.tidings.config.ChannelConfig;
import io.tidings.config.ChannelOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which rules a channel has. Immutable and thread-safe. */
public final class Namespaces {

    /** Bytes that one of Java's characters becomes in UTF-8 at most. */
    private static final int MOST_BYTES = 3;

    private final ChannelConfig config;

    public Namespaces(ChannelConfig config) {
        this.config = config;
    }

    /** The options of a channel, or null when its namespace is not configured. */
    @Nullable
    ChannelOptions options(ChannelName name) {
        return name.namespace().isEmpty()
                ? optionsWithoutNamespace(name)
                : config.namespaces().get(name.namespace());
    }

    /** {@code :x} names an empty namespace, which nobody can configure. */
    private @Nullable ChannelOptions optionsWithoutNamespace(ChannelName name) {
        return name.text().indexOf(ChannelName.NAMESPACE_BOUNDARY) < 0 ? config.withoutNamespace() : null;
    }

    /** Whether the channel has options at all. */
    public boolean knows(String channel) {
        return options(ChannelName.parse(channel)) != null;
    }

    /** Whether the name has too many bytes. They are only counted where the number of characters leaves that open. */
    public boolean tooLong(String channel) {
        int characters = channel.length();
        int most = config.maxLength();
        return characters > most
                || (characters > most / MOST_BYTES && channel.getBytes(StandardCharsets.UTF_8).length > most);
    }
}

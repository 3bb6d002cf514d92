package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import java.time.Duration;

/**
 * How much of a channel is kept.
 *
 * @param size publications kept; 0 = none
 * @param ttl how long they are kept after the last publication
 * @param metaTtl how long offset and epoch are kept; at least {@code ttl}
 */
public record Retention(int size, Duration ttl, Duration metaTtl) {

    /** Nothing is kept: publications have no offset. */
    public static final Retention NONE = new Retention(0, Duration.ZERO, Duration.ZERO);

    /** What a namespace says. */
    public static Retention of(ChannelOptions options) {
        return options.hasHistory()
                ? new Retention(options.historySize(), options.historyTtl(), options.historyMetaTtl())
                : NONE;
    }

    /** Whether anything is kept. */
    public boolean keeps() {
        return size > 0;
    }
}

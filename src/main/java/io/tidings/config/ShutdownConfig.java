package io.tidings.config;

import java.time.Duration;

/**
 * How connections end when the node stops.
 *
 * @param spread longest time over which the disconnects are spread; 0 = all at once
 * @param rate disconnects a second while they fit into {@code spread}; at least 1
 */
public record ShutdownConfig(Duration spread, int rate) {

    public ShutdownConfig {
        Require.notNegative(spread, "spread");
        Require.atLeast(1, rate, "rate");
    }
}

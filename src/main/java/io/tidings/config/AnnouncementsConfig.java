package io.tidings.config;

import java.time.Duration;

/**
 * The channel that everybody may read with a browser's own {@code EventSource}.
 *
 * @param enabled whether there is one
 * @param channel its name; never empty when enabled, and its namespace keeps history
 * @param retry how long a browser waits before it connects again; more than 0
 */
public record AnnouncementsConfig(boolean enabled, String channel, Duration retry) {

    public AnnouncementsConfig {
        Require.notNegative(retry, "retry");
    }
}

package io.tidings.config;

import java.time.Duration;

/**
 * The transactional outbox: a table from which committed publications are relayed.
 *
 * @param enabled whether there is one
 * @param dataSource JNDI name of the data source that holds the table
 * @param createTable whether Tidings may create the table where it is missing
 * @param pollInterval how often the table is looked at when nobody says that there is something
 * @param batchSize most rows that are relayed in one transaction; at least 1
 * @param idTag whether each publication carries the id of its row as a tag
 */
public record OutboxConfig(
        boolean enabled, String dataSource, boolean createTable, Duration pollInterval, int batchSize, boolean idTag) {

    public OutboxConfig {
        if (pollInterval.isZero() || pollInterval.isNegative()) {
            throw new IllegalArgumentException("pollInterval is not positive: " + pollInterval);
        }
        Require.atLeast(1, batchSize, "batchSize");
    }
}

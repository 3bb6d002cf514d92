package io.tidings.config;

import java.time.Duration;

/**
 * How much Tidings asks of the database, and how patient it is.
 *
 * @param maxConcurrent calls that run at once; at least 1
 * @param maxWaiting calls that may wait for one of these to end; at least 0
 * @param maxWait how long such a call waits; 0 = not at all
 * @param statementTimeout how long one statement may take
 * @param breakerFailures failures in a row after which the database is left alone; at least 1
 * @param breakerDelay how long it is left alone
 * @param retryMaxDelay longest pause between two attempts of the relay
 */
public record DatabaseConfig(
        int maxConcurrent,
        int maxWaiting,
        Duration maxWait,
        Duration statementTimeout,
        int breakerFailures,
        Duration breakerDelay,
        Duration retryMaxDelay) {

    public DatabaseConfig {
        Require.atLeast(1, maxConcurrent, "maxConcurrent");
        Require.atLeast(0, maxWaiting, "maxWaiting");
        Require.notNegative(maxWait, "maxWait");
        Require.notNegative(statementTimeout, "statementTimeout");
        Require.atLeast(1, breakerFailures, "breakerFailures");
        Require.notNegative(breakerDelay, "breakerDelay");
        Require.notNegative(retryMaxDelay, "retryMaxDelay");
    }
}

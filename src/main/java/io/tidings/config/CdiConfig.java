package io.tidings.config;

import java.time.Duration;

/**
 * What waits for beans of the application.
 *
 * @param queueSize most events that wait for observers, most publications that wait for interceptors, and most questions
 *     that wait for rules; at least 1
 * @param threads how many threads observers may take at the same time; at least 1
 * @param interceptorTimeout how long an interceptor may take to decide later
 * @param transactionSize most bytes of publications that one transaction may put off; at least 1
 * @param ruleTimeout how long rules may take to decide
 * @param ruleThreads how many threads rules may take at the same time; at least 1
 * @param sameServer whether other applications in the same server may publish and get tickets
 */
public record CdiConfig(
        int queueSize,
        int threads,
        Duration interceptorTimeout,
        int transactionSize,
        Duration ruleTimeout,
        int ruleThreads,
        boolean sameServer) {

    public CdiConfig {
        Require.atLeast(1, queueSize, "queueSize");
        Require.atLeast(1, threads, "threads");
        Require.atLeast(1, ruleThreads, "ruleThreads");
        Require.notNegative(interceptorTimeout, "interceptorTimeout");
        Require.atLeast(1, transactionSize, "transactionSize");
        Require.notNegative(ruleTimeout, "ruleTimeout");
    }
}

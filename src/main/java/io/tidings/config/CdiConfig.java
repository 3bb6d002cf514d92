package io.tidings.config;

import java.time.Duration;

/**
 * What waits for beans of the application.
 *
 * @param queueSize most events that wait for observers, and most publications that wait for interceptors; at least 1
 * @param threads how many threads observers may take at the same time; at least 1
 * @param interceptorTimeout how long an interceptor may take to decide later
 * @param transactionSize most bytes of publications that one transaction may put off; at least 1
 * @param sameServer whether other applications in the same server may publish
 */
public record CdiConfig(
        int queueSize, int threads, Duration interceptorTimeout, int transactionSize, boolean sameServer) {

    public CdiConfig {
        Require.atLeast(1, queueSize, "queueSize");
        Require.atLeast(1, threads, "threads");
        Require.notNegative(interceptorTimeout, "interceptorTimeout");
        Require.atLeast(1, transactionSize, "transactionSize");
    }
}

package io.tidings.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One URL of the application's backend, and how much is asked of it.
 *
 * @param endpoint an {@code http} or {@code https} URL; empty where there is none
 * @param timeout how long one call may take, from the first byte out to the last byte in; more than 0
 * @param httpHeaders headers of the client's own request that are passed on; in lower case
 * @param emulatedHeaders headers of its connect command that are passed on; in lower case
 * @param httpStaticHeaders headers that every call carries; a secret may be among them
 * @param httpStatusToCodeTransforms what clients are told for a status that is not 200
 * @param binaryEncoding whether payloads travel in Base64 instead of as JSON
 * @param includeConnectionMeta whether the backend is told what it wanted to remember of the connection
 * @param maxConcurrent calls that run at once; at least 1
 * @param maxResponseSize longest answer in bytes; at least 1
 * @param breakerFailures failures in a row after which the backend is left alone; at least 1
 * @param breakerDelay how long it is left alone
 */
public record ProxyConfig(
        String endpoint,
        Duration timeout,
        List<String> httpHeaders,
        List<String> emulatedHeaders,
        Map<String, String> httpStaticHeaders,
        List<StatusTransform> httpStatusToCodeTransforms,
        boolean binaryEncoding,
        boolean includeConnectionMeta,
        int maxConcurrent,
        int maxResponseSize,
        int breakerFailures,
        Duration breakerDelay) {

    public ProxyConfig {
        httpHeaders = List.copyOf(httpHeaders);
        emulatedHeaders = List.copyOf(emulatedHeaders);
        httpStaticHeaders = Map.copyOf(httpStaticHeaders);
        httpStatusToCodeTransforms = List.copyOf(httpStatusToCodeTransforms);
        Require.notNegative(timeout, "timeout");
        Require.atLeast(1, maxConcurrent, "maxConcurrent");
        Require.atLeast(1, maxResponseSize, "maxResponseSize");
        Require.atLeast(1, breakerFailures, "breakerFailures");
        Require.notNegative(breakerDelay, "breakerDelay");
    }

    /** Without what may be a secret. */
    @Override
    public String toString() {
        return "ProxyConfig[" + endpoint + "]";
    }
}

package io.tidings.config;

/**
 * One transport over plain HTTP.
 *
 * @param enabled whether it answers at all; else its path is not found
 * @param maxRequestBodySize largest body (or connect parameter) of the request that opens a stream, in bytes; at least 1
 */
public record StreamConfig(boolean enabled, int maxRequestBodySize) {

    public StreamConfig {
        Require.atLeast(1, maxRequestBodySize, "maxRequestBodySize");
    }
}

package io.tidings.config;

/**
 * Whether WebSocket messages are compressed (RFC 7692), for clients that offer it.
 *
 * @param enabled whether it is agreed to
 * @param minSize bytes below which a message to a client is sent as it is; 0 = every one is tried
 * @param level from 1, the fastest, to 9, the smallest
 */
public record CompressionConfig(boolean enabled, int minSize, int level) {

    /** As it is by itself. */
    public static final CompressionConfig OFF = new CompressionConfig(false, 256, 1);

    public CompressionConfig {
        Require.atLeast(0, minSize, "minSize");
        Require.atLeast(1, level, "level");
    }
}

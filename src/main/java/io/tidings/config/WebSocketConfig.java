package io.tidings.config;

/**
 * How WebSocket messages travel.
 *
 * @param messageSizeLimit largest message a client may send, in bytes; a larger one is answered with close code 1009
 * @param writeBatchSize bytes at which the server starts a new message when it joins replies; a single larger reply
 *     goes alone
 * @param frameSender how frames get into sessions
 * @param compression whether they are compressed
 */
public record WebSocketConfig(
        int messageSizeLimit, int writeBatchSize, FrameSenderChoice frameSender, CompressionConfig compression) {

    public WebSocketConfig {
        Require.atLeast(1, messageSizeLimit, "messageSizeLimit");
        Require.atLeast(1, writeBatchSize, "writeBatchSize");
    }
}

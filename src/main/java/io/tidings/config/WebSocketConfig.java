package io.tidings.config;

/**
 * Limits of WebSocket messages.
 *
 * @param messageSizeLimit largest message a client may send, in bytes
 * @param writeBatchSize bytes at which the server starts a new message when it joins replies
 */
public record WebSocketConfig(int messageSizeLimit, int writeBatchSize) {}

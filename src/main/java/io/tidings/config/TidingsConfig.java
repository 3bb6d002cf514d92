package io.tidings.config;

/**
 * The whole configuration, built once at the start and immutable afterwards.
 *
 * @param nodeName name of this node in results and logs
 */
public record TidingsConfig(
        Mode mode,
        String nodeName,
        ClientConfig client,
        ChannelConfig channel,
        WebSocketConfig webSocket,
        FanOutConfig fanOut,
        ShutdownConfig shutdown) {}

package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection before its first command.
 *
 * @param transport for metrics and logs: {@code websocket}, {@code sse} ...
 * @param principal user name the container authenticated, or null
 * @param remoteAddress network address of the peer, or empty when the container does not tell
 * @param nativePing whether liveness is checked by the transport's own pings instead of protocol pings
 */
public record Handshake(String transport, @Nullable String principal, String remoteAddress, boolean nativePing) {}

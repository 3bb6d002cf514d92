package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection before its first command.
 *
 * @param transport for metrics and logs: {@code websocket}, {@code sse} ...
 * @param principal user name the container authenticated, or null
 * @param remoteAddress network address of the peer, or empty when the container does not tell
 * @param nativePing whether liveness is checked by the transport's own pings instead of protocol pings
 * @param session secret name of a connection whose commands come in requests of their own, or that only listens; empty
 *     for all others
 */
public record Handshake(
        String transport, @Nullable String principal, String remoteAddress, boolean nativePing, String session) {

    /** Of a connection that carries both directions itself. */
    public Handshake(String transport, @Nullable String principal, String remoteAddress, boolean nativePing) {
        this(transport, principal, remoteAddress, nativePing, "");
    }

    /** Leaves the session out: it authorises commands. */
    @Override
    public String toString() {
        return "Handshake[" + transport + ", " + principal + ", " + remoteAddress + "]";
    }
}

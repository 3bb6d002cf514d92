package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection before its first command.
 *
 * @param transport for metrics and logs: {@code websocket}, {@code sse} ...
 * @param principal user name the container authenticated, or null
 * @param remoteAddress network address of the peer, or empty when the container does not tell
 * @param nativePing whether liveness is checked by the transport's own pings instead of protocol pings
 * @param userAgent what the client says it is; its word alone
 * @param visitor who it is, if that is known before the first command; null = nobody said
 * @param session secret name of a connection whose commands come in requests of their own, or that only listens; empty
 *     for all others
 */
public record Handshake(
        String transport,
        @Nullable String principal,
        String remoteAddress,
        boolean nativePing,
        String session,
        String userAgent,
        @Nullable Credentials visitor) {

    private static final int LONGEST_USER_AGENT = 200;

    public Handshake {
        userAgent = userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT);
    }

    /** Of somebody who may be known. */
    public static Handshake of(
            String transport,
            @Nullable Credentials visitor,
            String remoteAddress,
            boolean nativePing,
            String session,
            String userAgent) {
        return new Handshake(transport, name(visitor), remoteAddress, nativePing, session, userAgent, visitor);
    }

    /** Of somebody of whom nothing but the name is known. */
    public Handshake(
            String transport, @Nullable String principal, String remoteAddress, boolean nativePing, String session) {
        this(transport, principal, remoteAddress, nativePing, session, "", null);
    }

    private static @Nullable String name(@Nullable Credentials visitor) {
        return visitor == null || visitor.user().isEmpty() ? null : visitor.user();
    }

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

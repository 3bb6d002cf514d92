package io.tidings.hub;

import java.util.Map;
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
 * @param headers headers of its request that hooks pass on, by their names in lower case
 */
public record Handshake(
        String transport,
        @Nullable String principal,
        String remoteAddress,
        boolean nativePing,
        String session,
        String userAgent,
        @Nullable Credentials visitor,
        Map<String, String> headers) {

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
        return new Handshake(
                transport, name(visitor), remoteAddress, nativePing, session, userAgent, visitor, Map.of());
    }

    /** Of somebody of whom nothing but the name is known. */
    public Handshake(
            String transport, @Nullable String principal, String remoteAddress, boolean nativePing, String session) {
        this(transport, principal, remoteAddress, nativePing, session, "", null, Map.of());
    }

    /** The same with headers of its request. */
    public Handshake with(Map<String, String> passedOn) {
        return new Handshake(
                transport, principal, remoteAddress, nativePing, session, userAgent, visitor, Map.copyOf(passedOn));
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

package io.tidings.hub;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection before its first command.
 *
 * @param transport for metrics and logs: {@code websocket}, {@code sse} ...
 * @param visitor who it is, if that is known before the first command; null = nobody said
 * @param remoteAddress network address of the peer, or empty when the container does not tell
 * @param nativePing whether liveness is checked by the transport's own pings instead of protocol pings
 * @param session secret name of a connection whose commands come in requests of their own, or that only listens; empty
 *     for all others
 * @param userAgent what the client says it is; its word alone
 * @param headers headers of its request that hooks pass on, by their names in lower case
 */
public record Handshake(
        String transport,
        @Nullable Credentials visitor,
        String remoteAddress,
        boolean nativePing,
        String session,
        String userAgent,
        Map<String, String> headers) {

    private static final int LONGEST_USER_AGENT = 200;

    public Handshake {
        userAgent = userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT);
        headers = Map.copyOf(headers);
    }

    /** Of a connection that carries both directions itself, of whose request nothing else is known. */
    public Handshake(String transport, @Nullable Credentials visitor, String remoteAddress, boolean nativePing) {
        this(transport, visitor, remoteAddress, nativePing, "", "", Map.of());
    }

    /** User id of the visitor; null when nobody said who it is, or it is nobody in particular. */
    public @Nullable String principal() {
        return visitor == null || visitor.user().isEmpty() ? null : visitor.user();
    }

    /** Leaves the session and the headers out: they authorise. */
    @Override
    public String toString() {
        return "Handshake[" + transport + ", " + principal() + ", " + remoteAddress + "]";
    }
}

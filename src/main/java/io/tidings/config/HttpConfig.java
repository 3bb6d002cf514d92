package io.tidings.config;

/**
 * The transports over plain HTTP, the one over WebSocket that only listens, and the server API.
 *
 * @param httpStream both directions: pushes as lines of a response, commands in requests of their own
 * @param sse both directions: pushes as server-sent events, commands in requests of their own
 * @param emulationMaxRequestBodySize largest body of a request that carries commands, in bytes; at least 1
 * @param uniHttpStream pushes alone, as lines of a response
 * @param uniSse pushes alone, as server-sent events
 * @param uniWebSocket whether clients that only listen may come by WebSocket
 * @param announcements the channel for a browser's own {@code EventSource}
 * @param api the server API
 */
public record HttpConfig(
        StreamConfig httpStream,
        StreamConfig sse,
        int emulationMaxRequestBodySize,
        StreamConfig uniHttpStream,
        StreamConfig uniSse,
        boolean uniWebSocket,
        AnnouncementsConfig announcements,
        HttpApiConfig api) {

    public HttpConfig {
        Require.atLeast(1, emulationMaxRequestBodySize, "emulationMaxRequestBodySize");
    }

    /** Whether there may be sessions whose commands come in requests of their own. */
    public boolean emulation() {
        return httpStream.enabled() || sse.enabled();
    }
}

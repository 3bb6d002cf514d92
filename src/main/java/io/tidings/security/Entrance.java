package io.tidings.security;

import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every way in asks of a request before it becomes a connection, whether it is upgraded to a WebSocket or answered
 * with a stream. Thread-safe.
 */
public final class Entrance {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Hub hub;
    private final OriginRule origins;

    public Entrance(Hub hub, OriginRule origins) {
        this.hub = hub;
        this.origins = origins;
    }

    /** Why the request may not become a connection: 403 for its origin, 503 where there is no room; null if it may. */
    public @Nullable Refusal refusal(HttpServletRequest request) {
        if (!allowsOrigin(request)) {
            return Refusal.of(403, "origin not allowed");
        }
        int limit = hub.config().client().connectionLimit();
        if (limit > 0 && hub.clients().open() >= limit) {
            hub.refused(Limit.NODE_CONNECTIONS);
            return new Refusal(503, "too many connections", "Retry-After", RETRY_AFTER_SECONDS);
        }
        return null;
    }

    /** Whether a page of the request's origin may talk to this server. */
    public boolean allowsOrigin(HttpServletRequest request) {
        return origins.allows(Collections.list(request.getHeaders("Origin")), host(request));
    }

    /** The one Host header; null when there are several, because then nobody knows which of them a proxy believed. */
    private static @Nullable String host(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return hosts.size() == 1 ? hosts.get(0) : null;
    }
}

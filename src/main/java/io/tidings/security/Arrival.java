package io.tidings.security;

import io.tidings.config.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that wants to become a connection, and what its entrance has found out about it; see {@link Entrance#arrival}.
 *
 * @param address where it comes from, past trusted proxies; null when the container does not tell
 * @param standing how far its page is trusted
 */
public record Arrival(HttpServletRequest request, @Nullable IpAddress address, Standing standing) {

    /** The address as text; empty when nobody knows. */
    public String remoteAddress() {
        return address == null ? "" : address.toString();
    }

    /** Whether the page may talk to this server at all. */
    public boolean allowed() {
        return standing != Standing.REFUSED;
    }

    /** Whether the page may talk to this server with what its reader's browser sends along by itself. */
    public boolean trusted() {
        return standing == Standing.TRUSTED;
    }

    /**
     * The headers, in lower case, that nobody may believe because the browser sends them along by itself for the page of a
     * {@link Standing#STRANGER}: cookies, and passwords that it remembers. A bearer token is never one of them.
     */
    public Set<String> hidden() {
        if (trusted()) {
            return Set.of();
        }
        String authorization = request.getHeader("Authorization");
        return authorization == null || Logins.isBearer(authorization.strip())
                ? Set.of("cookie")
                : Set.of("cookie", "authorization");
    }
}

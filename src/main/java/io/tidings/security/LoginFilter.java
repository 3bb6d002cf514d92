package io.tidings.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the container's roles count at the server API and the console: who sends BASIC is logged in at the container's own
 * realm, whether or not web.xml asks for that here. Whether the role is enough is asked behind it.
 */
@WebFilter(urlPatterns = {"/api/*", "/console/*"}, asyncSupported = true)
public class LoginFilter extends HttpFilter {

    /** Where a session begins: a container keeps a login with the session that is there when somebody logs in. */
    public static final String LOGIN = "/api/session";

    private static final long serialVersionUID = 1;

    @Inject
    private transient Entrance entrance;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Refusal refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            refusal.send(response);
        }
    }

    /** A page may not use its visitor's cookies here unless its origin is allowed. Logging in comes after the session. */
    private @Nullable Refusal refusal(HttpServletRequest request) {
        if (!entrance.allowsOrigin(request)) {
            return Refusal.of(403, "origin not allowed");
        }
        return request.getServletPath().equals(LOGIN) ? null : entrance.wrongLogin(request);
    }
}

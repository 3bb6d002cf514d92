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
 * Keeps pages of other sites from using their visitor's cookies at the server API and the console, and lets the container's
 * roles count where only they do: who sends BASIC there is logged in at the container's own realm, whether or not web.xml
 * asks for that. Whether the role is enough is asked behind it.
 */
@WebFilter(
        urlPatterns = {"/api/*", "/console/*", LoginFilter.DEMO},
        asyncSupported = true)
public class LoginFilter extends HttpFilter {

    /** Where admins see sessions. */
    public static final String SESSIONS = "/api/sessions";

    /** Where the demo gives whoever is logged in a token. */
    static final String DEMO = "/demo/login";

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

    private @Nullable Refusal refusal(HttpServletRequest request) {
        String path = request.getServletPath();
        if (!path.equals(SESSIONS) && !path.startsWith("/console") && !isDemo(request)) {
            return isLink(request) || entrance.allowsOrigin(request) ? null : Refusal.ORIGIN;
        }
        Arrival arrival = entrance.arrival(request);
        return isLink(request) || arrival.trusted() ? entrance.wrongLogin(arrival) : Refusal.ORIGIN;
    }

    /** By the whole path: a servlet has it in two parts. */
    private static boolean isDemo(HttpServletRequest request) {
        String info = request.getPathInfo();
        return (request.getServletPath() + (info == null ? "" : info)).equals(DEMO);
    }

    /** A GET that changes nothing and shows nothing to the page it comes from; where it opens a stream, that asks again. */
    private static boolean isLink(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && request.getHeader("Origin") == null;
    }
}

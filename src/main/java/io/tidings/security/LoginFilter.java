package io.tidings.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets the container's roles count at the server API and the console: who sends BASIC is logged in at the container's own
 * realm, whether or not web.xml asks for that here. Whether the role is enough is asked behind it.
 */
@WebFilter(urlPatterns = {"/api/*", "/console/*"}, asyncSupported = true)
public class LoginFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Entrance entrance;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Refusal refusal = entrance.wrongLogin(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            refusal.send(response);
        }
    }
}

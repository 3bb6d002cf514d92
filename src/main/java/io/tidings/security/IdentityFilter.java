package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;

/**
 * Stands in front of all other filters: says who has logged in with the identity provider, as a container says who has
 * logged in with it, and sends who opens a page to the login where everybody has to be known.
 */
public final class IdentityFilter extends HttpFilter {

    /** Where logins begin, below the application. */
    public static final String LOGIN = "/login";

    private static final long serialVersionUID = 1;

    private final transient OidcLogins logins;
    private final boolean pagesToo;

    /** {@code pagesToo}: whether pages are for those alone who are known. */
    public IdentityFilter(OidcLogins logins, boolean pagesToo) {
        this.logins = logins;
        this.pagesToo = pagesToo;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        OidcLogin login = request.getUserPrincipal() == null ? logins.of(request) : null;
        if (login != null) {
            chain.doFilter(new IdentifiedRequest(request, login, logins), response);
        } else if (pagesToo && request.getUserPrincipal() == null && Navigation.is(request)) {
            String query = request.getQueryString();
            String target = request.getRequestURI() + (query == null ? "" : "?" + query);
            Redirection.send(
                    response, request.getContextPath() + LOGIN + "?target=" + URLEncoder.encode(target, UTF_8));
        } else {
            chain.doFilter(request, response);
        }
    }
}

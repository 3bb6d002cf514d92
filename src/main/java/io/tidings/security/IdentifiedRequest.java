package io.tidings.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A request of somebody who logged in with the identity provider: principal and roles are what that says. */
final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final OidcLogins logins;
    private @Nullable OidcLogin login;

    IdentifiedRequest(HttpServletRequest request, OidcLogin login, OidcLogins logins) {
        super(request);
        this.login = login;
        this.logins = logins;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return login != null ? login : super.getUserPrincipal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        return login != null ? login.user() : super.getRemoteUser();
    }

    @Override
    public boolean isUserInRole(String role) {
        return login != null ? login.roles().contains(role) : super.isUserInRole(role);
    }

    @Override
    public @Nullable String getAuthType() {
        return login != null ? "OIDC" : super.getAuthType();
    }

    @Override
    public void logout() throws ServletException {
        login = null;
        HttpSession session = getSession(false);
        if (session != null) {
            logins.end(session);
        }
        super.logout();
    }
}

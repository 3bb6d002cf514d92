package io.tidings.http;

import io.tidings.security.Entrance;
import io.tidings.security.Oidc;
import io.tidings.security.OidcLogin;
import io.tidings.security.Redirection;
import io.tidings.security.Refusal;
import io.tidings.security.RelyingParty;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;

/**
 * Logs a reader out, here and with the identity provider where there is one: the form of a page leads here, and the
 * browser goes on to where the provider ends its own session.
 */
@WebServlet(urlPatterns = "/logout")
public class LogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Entrance entrance;

    @Inject
    private transient Oidc oidc;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!entrance.trustsOrigin(request)) {
            Refusal.ORIGIN.send(response);
            return;
        }
        RelyingParty party = oidc.party();
        URI provider = party != null && request.getUserPrincipal() instanceof OidcLogin login
                ? party.logoutAddress(login)
                : null;
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Redirection.send(response, provider == null ? request.getContextPath() + "/" : provider.toString());
    }
}

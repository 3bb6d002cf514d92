package io.tidings.security;

import io.tidings.hub.Hub;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Ends every connection of a login when its HTTP session ends, by logout or by timeout: all tabs, all transports. Payara
 * itself would close the last tab only.
 *
 * <p>Each session gets a name of its own when it begins, because its id changes at the login and must not be anywhere else.
 */
@WebListener
public class LoginSessions implements HttpSessionListener {

    private static final String NAME = "tidings.login";
    private static final int NAME_BYTES = 16;

    @Inject
    private Hub hub;

    @Inject
    private Oidc oidc;

    /** The name of the request's session; empty if it has none. */
    static String of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof String name ? name : "";
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setAttribute(NAME, "login-" + RandomName.of(NAME_BYTES));
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        oidc.logins().sessionEnds(event.getSession());
        if (event.getSession().getAttribute(NAME) instanceof String name) {
            hub.revocations().loggedOut(name);
        }
    }
}

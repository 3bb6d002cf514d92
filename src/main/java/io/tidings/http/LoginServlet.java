package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.config.TidingsConfig;
import io.tidings.security.Entrance;
import io.tidings.security.IdentityFilter;
import io.tidings.security.Oidc;
import io.tidings.security.Redirection;
import io.tidings.security.Refusal;
import io.tidings.security.RelyingParty;
import io.tidings.security.RelyingParty.Step;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;

/**
 * Logs a reader in, and goes on to the page that the parameter {@code target} names: with the identity provider where
 * there is one, otherwise with a name and a password in a form.
 */
@WebServlet(urlPatterns = IdentityFilter.LOGIN)
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String FORM = "/login.html";

    @Inject
    private transient TidingsConfig config;

    @Inject
    private transient Entrance entrance;

    @Inject
    private transient Oidc oidc;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (config.auth().mode().acceptsLogins() ? request.getMethod() : "") {
            case "GET" -> begin(request, response);
            case "POST" -> logIn(request, response);
            case "" -> Refusal.of(404, "logins do not count here").send(response);
            default -> new Refusal(405, "use GET or POST", "Allow", "GET, POST").send(response);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        RelyingParty party = oidc.party();
        if (request.getUserPrincipal() != null) {
            Redirection.send(response, LoginTarget.of(request));
        } else if (party == null) {
            response.setHeader("Cache-Control", "no-store");
            request.getRequestDispatcher(FORM).forward(request, response);
        } else {
            Step step = party.begin(party.redirectUri(CallbackServlet.address(request)));
            if (step instanceof Step.Away away) {
                LoginCookie.remember(request, response, away.state(), LoginTarget.of(request));
                Redirection.send(response, away.address().toString());
            } else if (step instanceof Step.Refused refused) {
                refused.why().send(response);
            }
        }
    }

    /** The form leads back to itself and says what was wrong, because a page is what a browser shows. */
    private void logIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("username");
        String password = request.getParameter("password");
        if (!entrance.trustsOrigin(request)) {
            Refusal.ORIGIN.send(response);
        } else if (name == null || name.isEmpty() || password == null) {
            Refusal.of(400, "send username and password").send(response);
        } else {
            Refusal refusal = SessionStart.begin(request, () -> entrance.logIn(request, name, password));
            Redirection.send(response, refusal == null ? LoginTarget.of(request) : again(request, refusal));
        }
    }

    private static String again(HttpServletRequest request, Refusal refusal) {
        String problem = refusal.status() == HttpServletResponse.SC_UNAUTHORIZED ? "wrong" : "later";
        return request.getContextPath() + IdentityFilter.LOGIN + "?target="
                + URLEncoder.encode(LoginTarget.of(request), UTF_8) + "#" + problem;
    }
}

package io.tidings.http;

import io.tidings.security.Oidc;
import io.tidings.security.Redirection;
import io.tidings.security.Refusal;
import io.tidings.security.RelyingParty;
import io.tidings.security.RelyingParty.Answered;
import io.tidings.security.RelyingParty.Step;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where browsers come back to from the identity provider; only a browser that was sent there is let in. */
@WebServlet(urlPatterns = CallbackServlet.PATH)
public class CallbackServlet extends HttpServlet {

    static final String PATH = "/api/oidc/callback";

    private static final long serialVersionUID = 1;

    @Inject
    private transient Oidc oidc;

    /** The address of this servlet as the request's browser sees it. */
    static String address(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        String server =
                whole.substring(0, whole.length() - request.getRequestURI().length());
        return server + request.getContextPath() + PATH;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RelyingParty party = oidc.party();
        if (party == null) {
            Refusal.of(404, "there is no identity provider").send(response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        Answered back = new Answered(
                parameter(request, "state"),
                parameter(request, "code"),
                parameter(request, "error"),
                parameter(request, "iss"));
        String target = LoginCookie.forget(request, response, back.state());
        if (target == null) {
            if (request.getUserPrincipal() == null) {
                RelyingParty.STALE.send(response);
            } else {
                // who goes back in the browser's history comes here once more
                Redirection.send(response, request.getContextPath() + "/");
            }
            return;
        }
        Step step = party.finish(back, party.redirectUri(address(request)));
        Refusal refusal = step instanceof Step.Refused refused ? refused.why() : null;
        if (step instanceof Step.In in) {
            refusal = SessionStart.begin(request, () -> {
                oidc.logins().begin(in.login(), request.getSession());
                return null;
            });
        }
        if (refusal == null) {
            Redirection.send(response, LoginTarget.orStart(target, request));
        } else {
            refusal.send(response);
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}

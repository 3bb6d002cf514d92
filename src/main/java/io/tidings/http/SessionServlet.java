package io.tidings.http;

import io.tidings.config.HttpConfig;
import io.tidings.security.Admission;
import io.tidings.security.Refusal;
import io.tidings.security.Visitor;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Logging in and out for pages: a POST with a password begins an HTTP session at the container, whose cookie says who the
 * page is wherever it connects; a DELETE ends it, and with it every connection that was made in it.
 */
@WebServlet(urlPatterns = "/api/session")
public class SessionServlet extends CrossOriginServlet {

    private static final System.Logger LOG = System.getLogger(SessionServlet.class.getName());
    private static final long serialVersionUID = 1;

    @Override
    String methods() {
        return "POST, DELETE";
    }

    @Override
    boolean enabled(HttpConfig http) {
        return true;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!entrance().trustsOrigin(request)) {
            Refusal.of(403, "origin not allowed").send(response);
        } else if ("DELETE".equals(request.getMethod())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            login(request, response);
        }
    }

    private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!forgotten(request)) {
            Refusal.of(500, "the container cannot log anybody out").send(response);
            return;
        }
        // before the login: containers keep who logged in with the session only if there is one
        boolean fresh = request.getSession(false) == null;
        HttpSession session = request.getSession();
        Admission admission = entrance().visitor(request);
        Visitor visitor = admission instanceof Admission.Admitted admitted ? admitted.visitor() : null;
        if (visitor != null && request.getUserPrincipal() != null) {
            request.changeSessionId();
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (fresh) {
            session.invalidate();
        }
        Refusal refusal = admission instanceof Admission.Refused refused
                ? refused.refusal()
                : new Refusal(401, "log in first", "WWW-Authenticate", "Basic realm=\"tidings\"");
        refusal.send(response);
    }

    /** Undertow looks at BASIC by itself and does not keep that with a session; then it counts as said, not as logged in. */
    private static boolean forgotten(HttpServletRequest request) {
        try {
            request.logout();
            return true;
        } catch (ServletException problem) {
            LOG.log(System.Logger.Level.WARNING, "a logout failed: {0}", problem.toString());
            return false;
        }
    }
}

package io.tidings.http;

import io.tidings.security.Admission;
import io.tidings.security.Arrival;
import io.tidings.security.Refusal;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Logging in and out for pages: a POST with a password begins an HTTP session at the container, whose cookie says who the
 * page is wherever it connects; a DELETE ends it, and with it every connection that was made in it.
 */
@WebServlet(urlPatterns = "/api/session")
public class SessionServlet extends CrossOriginServlet {

    private static final long serialVersionUID = 1;

    @Override
    String methods() {
        return "POST, DELETE";
    }

    @Override
    void answer(Arrival arrival, HttpServletResponse response) throws IOException {
        HttpServletRequest request = arrival.request();
        if (!arrival.trusted()) {
            Refusal.ORIGIN.send(response);
        } else if ("DELETE".equals(request.getMethod())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            login(arrival, response);
        }
    }

    private void login(Arrival arrival, HttpServletResponse response) throws IOException {
        Refusal refusal = SessionStart.begin(arrival.request(), () -> check(arrival));
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private @Nullable Refusal check(Arrival arrival) {
        Admission admission = entrance().visitor(arrival);
        boolean loggedIn = admission.visitor() != null && arrival.request().getUserPrincipal() != null;
        return admission.refusal() != null || loggedIn ? admission.refusal() : Refusal.LOGIN;
    }
}

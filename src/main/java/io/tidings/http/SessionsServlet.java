package io.tidings.http;

import io.tidings.hub.Hub;
import io.tidings.hub.SessionRecord;
import io.tidings.protocol.Payload;
import io.tidings.security.LoginFilter;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The sessions of a user, for those whom the container knows as {@code admin}. */
@WebServlet(urlPatterns = LoginFilter.SESSIONS)
public class SessionsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Hub hub;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        if (request.getUserPrincipal() == null) {
            Refusal.LOGIN.send(response);
        } else if (!request.isUserInRole("admin")) {
            Refusal.of(403, "for admins").send(response);
        } else if (user == null) {
            Refusal.of(400, "name a user: ?user=").send(response);
        } else {
            JsonArrayBuilder sessions = Json.createArrayBuilder();
            hub.sessionStore().of(user).forEach(session -> sessions.add(json(session)));
            String body =
                    Json.createObjectBuilder().add("sessions", sessions).build().toString();
            new ApiAnswer(200, Payload.json(body)).send(response);
        }
    }

    private static JsonObject json(SessionRecord session) {
        return Json.createObjectBuilder()
                .add("sessionId", session.sessionId())
                .add("userId", session.userId())
                .add("expireTime", session.expireTime())
                .add("node", session.node())
                .add("address", session.address())
                .add("userAgent", session.userAgent())
                .add("createdAt", session.createdAt())
                .build();
    }
}

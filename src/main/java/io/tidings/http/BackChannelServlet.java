package io.tidings.http;

import io.tidings.security.BackChannelLogout;
import io.tidings.security.Oidc;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the identity provider says that somebody has logged out with it; the token is all that counts. */
@WebServlet(urlPatterns = BackChannelLogout.PATH)
public class BackChannelServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Oidc oidc;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // section 2.8 of Back-Channel Logout 1.0
        response.setHeader("Cache-Control", "no-store");
        BackChannelLogout backChannel = oidc.backChannel();
        String token = request.getParameter("logout_token");
        Refusal refusal = backChannel == null
                ? Refusal.of(404, "there is no identity provider")
                : token == null ? Refusal.of(400, "send a logout_token") : backChannel.accept(token);
        if (refusal != null) {
            refusal.send(response);
        }
    }
}

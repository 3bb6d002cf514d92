package io.tidings.http;

import io.tidings.config.Mode;
import io.tidings.config.TidingsConfig;
import io.tidings.config.Version;
import io.tidings.protocol.Payload;
import io.tidings.security.Refusal;
import io.tidings.security.TokenMinter;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the demo page needs: how the server is set up, and tokens. In development mode everybody gets a token for any
 * name; in production mode there is none to be had.
 *
 * <p>Its path stands in web.xml and not here, so that a portal's WAR that embeds these classes does not have it.
 */
public class DemoServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Long enough for a demonstration, short enough to see a refresh. */
    private static final Duration TOKEN_TTL = Duration.ofMinutes(30);

    private static final String INFO = "/info";
    private static final String TOKEN = "/token";
    private static final String LOGIN = "/login";

    /** What there is, and the method to ask for it. */
    private static final Map<String, String> METHODS = Map.of(INFO, "GET", TOKEN, "POST", LOGIN, "GET");

    @Inject
    private transient TidingsConfig config;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        String method = METHODS.get(path);
        if (method == null) {
            Refusal.of(404, "not found").send(response);
        } else if (!method.equals(request.getMethod())) {
            Refusal.method(method).send(response);
        } else {
            switch (path) {
                case TOKEN -> token(request, response);
                case LOGIN -> login(request, response);
                default -> info(response);
            }
        }
    }

    /** What the page says of the server. Open to everybody: it holds no secret. */
    private void info(HttpServletResponse response) throws IOException {
        String info = Json.createObjectBuilder()
                .add("mode", config.mode() == Mode.DEVELOPMENT ? "development" : "production")
                .add("version", Version.text())
                .add("insecure", config.client().insecure())
                .add("node", config.nodeName())
                .build()
                .toString();
        new ApiAnswer(200, Payload.json(info)).send(response);
    }

    /** A connection token for any name; development mode only. */
    private void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!StreamRequest.isJson(request)) {
            Refusal.of(415, "send application/json").send(response);
            return;
        }
        String user;
        try {
            user = RequestedName.in(request.getInputStream());
        } catch (IOException ended) {
            StreamRequest.BODY_MISSING.send(response);
            return;
        }
        if (user.isEmpty()) {
            Refusal.of(400, "Send a name of 1 to " + RequestedName.LONGEST + " characters.")
                    .send(response);
        } else {
            token(user, response);
        }
    }

    /**
     * A connection token for whoever is logged in at the container. {@code LoginFilter} looks at BASIC here: if web.xml asked
     * for a login the container would check passwords before anybody could count the wrong ones.
     */
    private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            Refusal.unauthorized("Send a name and a password.", Refusal.BASIC).send(response);
        } else {
            token(principal.getName(), response);
        }
    }

    private void token(String user, HttpServletResponse response) throws IOException {
        if (config.mode() != Mode.DEVELOPMENT) {
            Refusal.of(404, "The server runs in production mode: your application makes its tokens.")
                    .send(response);
        } else if (config.client().token().hmacSecretKey().isEmpty()) {
            Refusal.of(404, "Set tidings.client.token.hmac_secret_key.").send(response);
        } else {
            String token = new TokenMinter(config.client().token(), Clock.systemUTC())
                    .connection(user, TOKEN_TTL, null, List.of());
            new ApiAnswer(200, Payload.json("{\"token\":\"" + token + "\"}")).send(response);
        }
    }
}

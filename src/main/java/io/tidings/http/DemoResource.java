package io.tidings.http;

import io.tidings.config.Mode;
import io.tidings.config.TidingsConfig;
import io.tidings.config.Version;
import io.tidings.security.TokenMinter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo page needs: how the server is set up, and tokens. In development mode everybody gets a token for any
 * name; in production mode there is none to be had.
 */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {

    /** Long enough for a demonstration, short enough to see a refresh. */
    private static final Duration TOKEN_TTL = Duration.ofMinutes(30);

    @Inject
    private TidingsConfig config;

    @Context
    private SecurityContext security;

    /** What the page says of the server. Open to everybody: it holds no secret. */
    @GET
    @Path("info")
    public Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("mode", config.mode() == Mode.DEVELOPMENT ? "development" : "production");
        info.put("version", Version.text());
        info.put("insecure", config.client().insecure());
        info.put("node", config.nodeName());
        return info;
    }

    /** A connection token for any name; development mode only. */
    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response token(InputStream body) throws IOException {
        String user = RequestedName.in(body);
        if (user.isEmpty()) {
            return new Problem(
                            400,
                            "no such name",
                            "Send {\"user\": \"a name of 1 to " + RequestedName.LONGEST + " characters\"}.")
                    .response();
        }
        return token(user);
    }

    /**
     * A connection token for whoever is logged in at the container. {@code LoginFilter} looks at BASIC here: if web.xml asked
     * for a login the container would check passwords before anybody could count the wrong ones.
     */
    @GET
    @Path("login")
    public Response login() {
        Principal principal = security.getUserPrincipal();
        return principal == null
                ? Response.fromResponse(new Problem(401, "not logged in", "Send a name and a password.").response())
                        .header("WWW-Authenticate", "Basic realm=\"tidings\"")
                        .build()
                : token(principal.getName());
    }

    private Response token(String user) {
        if (config.mode() != Mode.DEVELOPMENT) {
            return new Problem(
                            404,
                            "no tokens here",
                            "The server runs in production mode: your application makes its tokens.")
                    .response();
        }
        if (config.client().token().hmacSecretKey().isEmpty()) {
            return new Problem(404, "no tokens here", "Set tidings.client.token.hmac_secret_key.").response();
        }
        TokenMinter minter = new TokenMinter(config.client().token(), Clock.systemUTC());
        return Response.ok(Map.of("token", minter.connection(user, TOKEN_TTL, null, List.of())))
                .header("Cache-Control", "no-store")
                .build();
    }
}

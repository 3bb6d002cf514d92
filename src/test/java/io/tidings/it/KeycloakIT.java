package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Logins with a real Keycloak, which {@code bin/test --keycloak} fetches. One server asks it every second how its logins
 * are; the other never asks and is told of logouts. Both are there before Keycloak is.
 */
class KeycloakIT {

    private static final Keycloak KEYCLOAK = new Keycloak();

    private static MicroServer asking;
    private static MicroServer told;
    private static HttpResponse<String> before;

    @BeforeAll
    static void start() {
        String folder = Objects.requireNonNull(System.getProperty("tidings.keycloak"), "run by bin/test --keycloak");
        asking = server("asking", "1s");
        told = server("told", "0");
        before = Browser.thatStays().get(asking.base().resolve("login"));
        KEYCLOAK.start(Path.of(folder), asking.base(), told.base());
        for (MicroServer each : new MicroServer[] {asking, told}) {
            OidcStory.awaitLogins(each.base());
        }
    }

    private static MicroServer server(String client, String refresh) {
        return MicroServer.start(Map.of(
                "tidings.auth",
                "container",
                "tidings.auth.role",
                "member",
                "tidings.auth.oidc.issuer",
                KEYCLOAK.issuer().toString(),
                "tidings.auth.oidc.client_id",
                client,
                "tidings.auth.oidc.client_secret",
                "the secret of " + client,
                "tidings.auth.oidc.user_id_claim",
                "preferred_username",
                "tidings.auth.oidc.roles_claim",
                "realm_access.roles",
                "tidings.auth.oidc.refresh",
                refresh));
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
        asking.close();
        told.close();
    }

    @Test
    void while_it_is_not_there_a_login_is_503() {
        assertEquals(503, before.statusCode(), before::body);
        assertEquals("5", before.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void a_page_is_opened_after_a_login_and_its_socket_is_annas() {
        Browser browser = logIn(asking);
        try (var anna = connected(asking, browser)) {
            anna.subscribe("chat:duo#anna,ben");
        }
    }

    @Test
    void roles_come_and_go_with_the_live_connection() {
        Browser browser = logIn(asking);
        try (var anna = connected(asking, browser)) {
            KEYCLOAK.give("admin");
            assertEquals(3014, anna.end().code());
        }
        var sessions = Http.send("GET", at(asking, "api/sessions?user=anna"), "", "Cookie", browser.cookies());
        assertEquals(200, sessions.statusCode(), sessions::body);

        try (var anna = connected(asking, browser)) {
            KEYCLOAK.take("admin");
            assertEquals(3014, anna.end().code());
        }
        try (var anna = connected(asking, browser)) {
            KEYCLOAK.take("member");
            assertEquals(3014, anna.end().code());
        }
        assertEquals(403, ticket(asking, browser).statusCode());
        KEYCLOAK.give("member");
        Await.until(
                "the role is back",
                JsonClient.PATIENCE,
                () -> ticket(asking, browser).statusCode() == 200);
    }

    @Test
    void a_session_that_ends_there_is_noticed_by_who_asks() {
        Browser browser = logIn(asking);
        try (var anna = connected(asking, browser)) {
            KEYCLOAK.logOutAnna();
            assertEquals(new End(3503, "force disconnect"), anna.end());
        }
        assertEquals(401, ticket(asking, browser).statusCode());
    }

    @Test
    void a_session_that_ends_there_is_told_to_who_never_asks() {
        Browser browser = logIn(told);
        try (var anna = connected(told, browser);
                var tab = connected(told, browser)) {
            KEYCLOAK.logOutAnna();
            assertEquals(new End(3503, "force disconnect"), anna.end());
            assertEquals(new End(3503, "force disconnect"), tab.end());
        }
        assertEquals(401, ticket(told, browser).statusCode());
    }

    @Test
    void a_logout_here_is_one_there() {
        Browser browser = logIn(told);
        HttpResponse<String> out = browser.submit(at(told, "logout"));

        assertTrue(out.uri().toString().startsWith(KEYCLOAK.issuer().toString()), () -> "" + out.uri());
        assertEquals(200, out.statusCode(), out::body);
        assertFalse(Keycloak.isLoginPage(out), out::body);
        assertTrue(Keycloak.isLoginPage(browser.get(told.base())), "still logged in there");
    }

    private static Browser logIn(MicroServer server) {
        Browser browser = Browser.open();
        HttpResponse<String> back = KEYCLOAK.logIn(browser, browser.get(server.base()));
        assertEquals(server.base(), back.uri(), back::body);
        return browser;
    }

    private static JsonClient connected(MicroServer server, Browser browser) {
        URI socket = URI.create("ws://localhost:" + server.base().getPort() + "/" + HandshakeStory.ENDPOINT);
        var client = JsonClient.with(socket, "Cookie", browser.cookies());
        client.connect("");
        return client;
    }

    private static HttpResponse<String> ticket(MicroServer server, Browser browser) {
        return Http.send("POST", at(server, "api/ticket"), "", "Cookie", browser.cookies());
    }

    private static URI at(MicroServer server, String path) {
        return server.base().resolve(path);
    }
}

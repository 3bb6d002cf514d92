package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in with an identity provider, on a server where everybody has to be known and has to be a member. */
interface OidcStory extends Story {

    End FORCED = new End(3503, "force disconnect");

    IdentityProvider provider();

    /** What such a server is configured with. */
    static Map<String, String> settings(IdentityProvider provider) {
        return Map.of(
                "tidings.auth", "container",
                "tidings.auth.role", "member",
                "tidings.auth.oidc.issuer", provider.issuer().toString(),
                "tidings.auth.oidc.client_id", IdentityProvider.CLIENT,
                "tidings.auth.oidc.client_secret", "a secret of the tests: 100 %",
                "tidings.auth.oidc.refresh", "1s");
    }

    /** Waits until the server knows the provider, which may take its time for a first answer. */
    static void awaitLogins(URI base) {
        Await.until(
                "a login can begin",
                Duration.ofMinutes(5),
                () -> Browser.thatStays().get(base.resolve("login")).statusCode() == 303);
    }

    @Test
    default void who_opens_a_page_logs_in_with_the_provider_and_comes_back_to_it() {
        provider().gives("member", "admin");
        Browser browser = Browser.open();
        URI page = base().resolve("?room=a%20b&x=%C3%BC");

        HttpResponse<String> form = browser.get(page);
        assertEquals(provider().issuer().getPort(), form.uri().getPort(), form::body);
        String query = form.uri().getRawQuery();
        for (String part : List.of("scope=openid&", "code_challenge_method=S256", "&nonce=", "&code_challenge=")) {
            assertTrue(query.contains(part), query);
        }
        HttpResponse<String> back = browser.submit(form.uri(), "username", "anna");

        assertEquals(page, back.uri());
        assertEquals(200, back.statusCode());
        assertFalse(browser.cookies().contains("tidings-login"), browser.cookies());
        try (var anna = new Visitor(base(), browser).connected()) {
            assertEquals("anna", SecurityStory.user(anna));
            var sessions = Http.send("GET", base().resolve("api/sessions?user=anna"), "", "Cookie", browser.cookies());
            assertEquals(200, sessions.statusCode(), sessions::body);
        }
    }

    @Test
    default void nothing_but_a_page_is_sent_to_the_login() throws IOException {
        assertEquals(200, Http.send("GET", base(), "").statusCode());
        for (String path : List.of("connection/websocket", "ws", "connection/sse?cf_connect=%7B%7D", "api/sessions")) {
            HttpResponse<String> answer = Http.send("GET", base().resolve(path), "", "Accept", "text/html");
            assertTrue(answer.statusCode() >= 400, () -> path + ": " + answer.statusCode());
        }
        try (var connection = RawConnection.to(base())) {
            connection.sendHead(
                    "GET /connection/websocket HTTP/1.1",
                    "Host: " + base().getAuthority(),
                    "Accept: text/html",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13");
            assertEquals(401, connection.readHead().status());
        }
    }

    @Test
    default void who_lacks_the_role_logs_in_but_does_not_connect() {
        provider().gives("guest");
        var refused = logIn("ben").ticket();
        assertEquals(403, refused.statusCode(), refused::body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?state=x&code=y",
                "?state=AAAAAAAAAAAAAAAAAAAAAA.1800000000&code=y",
                "?code=y",
                "?error=access_denied"
            })
    default void who_comes_back_without_having_gone_is_400(String query) {
        HttpResponse<String> answer = Browser.open().get(base().resolve("api/oidc/callback" + query));

        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    default void a_login_ends_in_the_browser_that_it_began_in_and_only_once() {
        provider().gives("member");
        Browser anna = Browser.thatStays();
        HttpResponse<String> away = anna.get(base().resolve("login"));
        URI form = URI.create(away.headers().firstValue("Location").orElseThrow());
        URI back = URI.create(anna.submit(form, "username", "anna")
                .headers()
                .firstValue("Location")
                .orElseThrow());

        assertEquals(400, Browser.open().get(back).statusCode());
        HttpResponse<String> in = anna.get(back);
        assertEquals(303, in.statusCode(), in::body);
        assertEquals("/", in.headers().firstValue("Location").orElse(""));
        Browser again = Browser.open();
        again.keep(base(), cookieOf(away));
        HttpResponse<String> late = again.get(back);
        assertEquals(403, late.statusCode(), late::body);
    }

    @Test
    default void a_refusal_of_the_provider_is_403() {
        Browser browser = Browser.thatStays();
        HttpResponse<String> away = browser.get(base().resolve("login"));
        String state = away.headers().firstValue("Location").orElseThrow().replaceFirst(".*[?&]state=([^&]*).*", "$1");

        HttpResponse<String> answer =
                browser.get(base().resolve("api/oidc/callback?error=access_denied&state=" + state));
        assertEquals(403, answer.statusCode(), answer::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/a\r\nb"})
    default void a_login_leads_to_pages_of_this_server_alone(String target) {
        provider().gives("member");
        Browser browser = Browser.open();
        URI login = base().resolve("login?target=" + URLEncoder.encode(target, UTF_8));

        HttpResponse<String> back = browser.submit(browser.get(login).uri(), "username", "anna");
        assertEquals(base(), back.uri());
        assertEquals(base(), browser.get(login).uri());
    }

    @Test
    default void a_session_that_was_slipped_in_before_the_login_is_not_the_one_after_it() {
        provider().gives("member");
        String planted = logIn("eve").cookies();
        Browser anna = Browser.open();
        URI form = anna.get(base()).uri();
        anna.keep(base(), planted);
        anna.submit(form, "username", "anna");

        assertNotEquals(planted, anna.cookies());
        try (var client = new Visitor(base(), anna).connected()) {
            assertEquals("anna", SecurityStory.user(client));
        }
        assertEquals(
                401,
                Http.send("POST", base().resolve("api/ticket"), "", "Cookie", planted)
                        .statusCode());
    }

    @Test
    default void logging_out_ends_every_connection_and_leads_to_the_provider() {
        provider().gives("member");
        Visitor anna = logIn("anna");
        try (var tab = anna.connected();
                var other = logIn("anna").connected();
                var stream = anna.stream()) {
            stream.line("{\"id\":1,\"connect\":");
            URI end = anna.browser().submit(base().resolve("logout")).uri();

            assertTrue(end.toString().startsWith(provider().logoutPage().toString()), end::toString);
            assertTrue(end.getQuery().contains("id_token_hint=ey"), end::toString);
            assertTrue(end.getQuery().contains("client_id=" + IdentityProvider.CLIENT), end::toString);
            stream.line("\"disconnect\":{\"code\":3503");
            assertEndedWithSession(tab);
            assertTrue(other.ask("\"rpc\":{\"method\":\"time\"}").contains("\"rpc\":"));
        }
        assertNotEquals(base(), anna.browser().get(base()).uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "subject"})
    default void the_provider_ends_a_login_with_all_its_connections(String by) {
        provider().gives("member");
        String name = "carol-" + UUID.randomUUID();
        String session = "s-" + UUID.randomUUID();
        Visitor carol = Visitor.loggedIn(base(), name, session);
        Visitor elsewhere = Visitor.loggedIn(base(), name, "another");
        String token = by.equals("session")
                ? provider().logoutToken(name, session)
                : provider().logoutToken(name, "");
        try (var tab = carol.connected();
                var second = carol.connected();
                var other = elsewhere.connected();
                var stream = carol.stream()) {
            stream.line("{\"id\":1,\"connect\":");

            HttpResponse<String> done = Browser.open().submit(base().resolve("api/oidc/logout"), "logout_token", token);
            assertEquals(200, done.statusCode(), done::body);
            assertEquals("no-store", done.headers().firstValue("Cache-Control").orElse(""));

            stream.line("\"disconnect\":{\"code\":3503");
            assertEquals(FORCED, tab.end());
            assertEquals(FORCED, second.end());
            if (by.equals("session")) {
                assertTrue(other.ask("\"rpc\":{\"method\":\"time\"}").contains("\"rpc\":"));
            } else {
                assertEquals(FORCED, other.end());
            }
        }
        assertEquals(401, carol.ticket().statusCode());
        HttpResponse<String> twice = Browser.open().submit(base().resolve("api/oidc/logout"), "logout_token", token);
        assertEquals(400, twice.statusCode(), twice::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a.b.c"})
    default void what_is_no_logout_token_is_400(String token) {
        var answer = Browser.open().submit(base().resolve("api/oidc/logout"), "logout_token", token);
        assertEquals(400, answer.statusCode(), answer::body);
    }

    @Test
    default void who_has_lost_the_role_is_disconnected_and_does_not_come_back() {
        provider().gives("member");
        Visitor visitor = logIn("anna");
        try (var anna = visitor.connected()) {
            provider().gives("guest");
            assertEquals(3014, anna.end().code());
        }
        assertEquals(403, visitor.ticket().statusCode());

        provider().gives("member");
        Await.until(
                "the role is back", JsonClient.PATIENCE, () -> visitor.ticket().statusCode() == 200);
    }

    @Test
    default void whom_the_provider_knows_no_longer_is_logged_out() {
        provider().gives("member");
        Visitor visitor = logIn("anna");
        try (var anna = visitor.connected()) {
            provider().endsAll();
            assertEquals(FORCED, anna.end());
        }
        assertEquals(401, visitor.ticket().statusCode());
    }

    private Visitor logIn(String name) {
        return Visitor.loggedIn(base(), name);
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}

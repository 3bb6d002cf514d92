package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import jakarta.json.JsonArray;
import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The container's HTTP session: who logs in there is known wherever the cookie goes, and whoever logs out is gone. */
interface LogoutStory extends Story {

    String SESSION = "api/session";

    int LOGOUTS = 300;
    int LOGOUTS_AT_ONCE = 6;

    @Test
    default void who_logged_in_is_known_by_the_cookie_and_logging_out_closes_every_tab_over_every_transport() {
        String cookie = login("anna:demo");
        String elsewhere = login("anna:demo");
        try (var first = JsonClient.with(socket(HandshakeStory.ENDPOINT), "Cookie", cookie);
                var second = JsonClient.with(socket(HandshakeStory.ENDPOINT), "Cookie", cookie);
                var byTicket = JsonClient.to(socket(HandshakeStory.ENDPOINT));
                var other = JsonClient.with(socket(HandshakeStory.ENDPOINT), "Cookie", elsewhere);
                var stream = OpenResponse.to(stream(cookie))) {
            first.connect("");
            second.connect("");
            other.connect("");
            var ticket = Http.send("POST", base().resolve("api/ticket"), "", "Cookie", cookie);
            byTicket.connect(JsonClient.read(ticket.body()).getString("ticket"));
            stream.line("{\"id\":1,\"connect\":");
            assertTrue(sessions("anna").size() >= 5, () -> sessions("anna").toString());

            assertEquals(204, send("DELETE", "Cookie", cookie).statusCode());

            String forced = "{\"code\":3503,\"reason\":\"force disconnect\"}";
            assertTrue(stream.line("\"disconnect\":").contains(forced));
            End end = new End(3503, "force disconnect");
            assertEquals(end, byTicket.end());
            assertEndedWithSession(first);
            assertEndedWithSession(second);
            assertTrue(other.ask("\"rpc\":{\"method\":\"time\"}").contains("\"rpc\":"));
        }
        assertEquals(
                401,
                Http.send("POST", base().resolve("api/ticket"), "", "Cookie", cookie)
                        .statusCode());
    }

    /**
     * Each client answers the close frame, on a connection whose request the container may have given to somebody else: on
     * Payara that broke other requests, in Grizzly.
     */
    @Test
    default void many_logouts_at_the_same_time_harm_nobody_else() {
        int before = log().size();
        // Undertow's own listener may trip over its list of sockets, harmlessly
        String trace = closesSessionsItself() ? "\tat org.glassfish.grizzly" : "\tat ";
        var visitors = Executors.newFixedThreadPool(LOGOUTS_AT_ONCE);
        try {
            var done = IntStream.range(0, LOGOUTS)
                    .mapToObj(i -> CompletableFuture.runAsync(this::comeAndGo, visitors))
                    .toList();
            done.forEach(CompletableFuture::join);
        } finally {
            visitors.shutdown();
        }
        assertEquals(
                List.of(),
                log().linesSince(before).stream()
                        .filter(line -> line.startsWith(trace))
                        .toList());
    }

    private void comeAndGo() {
        String cookie = login("anna:demo");
        try (var client = JsonClient.with(socket(HandshakeStory.ENDPOINT), "Cookie", cookie)) {
            client.connect("");
            assertEquals(204, send("DELETE", "Cookie", cookie).statusCode());
            assertEndedWithSession(client);
        }
    }

    @Test
    default void a_wrong_password_begins_no_session() {
        var refused = send("POST", "Authorization", Http.basic("anna:wrong"));
        assertEquals(401, refused.statusCode(), refused::body);
        var nobody = send("POST");
        assertEquals(401, nobody.statusCode(), nobody::body);
        var crossSite =
                send("POST", "Authorization", Http.basic("anna:demo"), "Origin", "https://portal.example.evil.test");
        assertEquals(403, crossSite.statusCode(), crossSite::body);
    }

    @Test
    default void sessions_are_for_admins() {
        var nobody = Http.send("GET", base().resolve("api/sessions?user=anna"), "");
        assertEquals(401, nobody.statusCode(), nobody::body);
        var ben = sessionsAs("ben:demo", "?user=anna");
        assertEquals(403, ben.statusCode(), ben::body);
        assertEquals(400, sessionsAs("chris:demo", "").statusCode());
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.expiring("una", 600))) {
            anna.ask("\"rpc\":{\"method\":\"time\"}");
            var session = sessions("una").getJsonObject(0);
            assertEquals("una", session.getString("userId"));
            assertTrue(session.getString("userAgent").startsWith("Java"), session::toString);
            assertTrue(session.getInt("expireTime") > session.getInt("createdAt"), session::toString);
            assertTrue(session.getString("address").matches("127\\.0\\.0\\.1|::1"), session::toString);
        }
    }

    private JsonArray sessions(String user) {
        var answer = sessionsAs("chris:demo", "?user=" + user);
        assertEquals(200, answer.statusCode(), answer::body);
        return JsonClient.read(answer.body()).getJsonArray("sessions");
    }

    private HttpResponse<String> sessionsAs(String who, String query) {
        return Http.send("GET", base().resolve("api/sessions" + query), "", "Authorization", Http.basic(who));
    }

    /** Who has put a session of their own into somebody's browser must not find the login in it. */
    @Test
    default void a_login_gives_the_session_another_id() {
        String before = login("ben:demo");
        String after = cookie(send("POST", "Authorization", Http.basic("anna:demo"), "Cookie", before));
        assertNotEquals(before, after);
        assertEquals(200, ticketStatus(after));
        assertEquals(401, ticketStatus(before));
    }

    private int ticketStatus(String cookie) {
        return Http.send("POST", base().resolve("api/ticket"), "", "Cookie", cookie)
                .statusCode();
    }

    /** Returns the cookie of the session. */
    private String login(String credentials) {
        return cookie(send("POST", "Authorization", Http.basic(credentials)));
    }

    private static String cookie(HttpResponse<String> answer) {
        assertEquals(204, answer.statusCode(), answer::body);
        var cookies = answer.headers().allValues("Set-Cookie");
        assertTrue(
                cookies.stream()
                        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.matches("(?i).*; samesite=lax.*")),
                cookies::toString);
        var cookie = HttpCookie.parse(cookies.get(cookies.size() - 1)).get(0);
        return cookie.getName() + "=" + cookie.getValue();
    }

    private HttpResponse<String> send(String method, String... headers) {
        return Http.send(method, base().resolve(SESSION), "", headers);
    }

    private HttpRequest stream(String cookie) {
        return HttpRequest.newBuilder(base().resolve("connection/http_stream"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"))
                .build();
    }
}

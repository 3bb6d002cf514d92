package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Everybody's pages may connect, {@code tidings.client.allowed_origins=*}; nobody's may use their readers' logins. */
interface EveryOriginStory extends Story {

    String STRANGER = "https://evil.test";

    private String own() {
        return base().toString().replaceAll("/$", "");
    }

    @Test
    default void a_stranger_reads_answers_but_never_with_cookies() {
        for (String origin : new String[] {STRANGER, "null"}) {
            var preflight = Http.send("OPTIONS", base().resolve("api/ticket"), "", "Origin", origin);
            assertEquals(204, preflight.statusCode(), preflight::body);
            assertEquals("*", header(preflight, "Access-Control-Allow-Origin"));
            assertEquals("", header(preflight, "Access-Control-Allow-Credentials"));
        }
        var own = Http.send("OPTIONS", base().resolve("api/ticket"), "", "Origin", own());
        assertEquals(own(), header(own, "Access-Control-Allow-Origin"));
        assertEquals("true", header(own, "Access-Control-Allow-Credentials"));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Cookies, and passwords that a browser remembers: it sends them along whoever asks. */
    @Test
    default void a_stranger_connects_as_nobody_whoever_the_browser_says_its_reader_is() {
        String anna = Http.basic("anna:demo");
        try (var trusted = JsonClient.from(own(), socket(HandshakeStory.ENDPOINT), anna);
                var stranger = JsonClient.from(STRANGER, socket(HandshakeStory.ENDPOINT), anna)) {
            trusted.connect("");
            assertEquals("anna", SecurityStory.user(trusted));
            stranger.connect("");
            assertEquals("", SecurityStory.user(stranger));
        }
    }

    @Test
    default void a_stranger_who_has_a_token_is_who_the_token_says() {
        String anna = "Bearer " + Tokens.of("anna");
        try (var stranger = JsonClient.from(STRANGER, socket(HandshakeStory.ENDPOINT), anna)) {
            stranger.connect("");
            assertEquals("anna", SecurityStory.user(stranger));
        }
    }

    @Test
    default void a_stranger_gets_no_ticket_no_session_and_publishes_nothing() {
        String anna = Http.basic("anna:demo");
        assertEquals(401, as(anna, "POST", "api/ticket", ""));
        assertEquals(403, as(anna, "POST", "api/session", ""));
        assertEquals(403, as(anna, "DELETE", "api/session", ""));
        assertEquals(403, as(anna, "POST", "api/publish", "{\"channel\":\"chat:x\",\"data\":1}"));
        assertEquals(403, as(Http.basic("chris:demo"), "GET", "api/sessions?user=anna", ""));
    }

    private int as(String authorization, String method, String path, String body) {
        var answer = Http.send(method, base().resolve(path), body, "Authorization", authorization, "Origin", STRANGER);
        assertTrue(
                answer.headers().allValues("Set-Cookie").isEmpty(),
                () -> path + answer.headers().map());
        return answer.statusCode();
    }
}

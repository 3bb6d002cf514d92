package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the page asks for by plain HTTP, with the people of payara-config/development.asadmin. */
interface DemoStory extends Story {

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base().resolve(path)).timeout(JsonClient.PATIENCE);
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
        try {
            return Http.CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpResponse<String> token(String body) throws IOException {
        return answer(
                to("demo/token").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    @Test
    default void info_says_what_server_this_is_and_no_secret() throws IOException {
        var answer = answer(to("demo/info"));
        assertEquals(200, answer.statusCode());
        var info = JsonClient.read(answer.body());
        assertEquals("development", info.getString("mode"));
        assertFalse(info.getBoolean("insecure"));
        assertFalse(answer.body().contains(Tokens.SECRET));
    }

    @Test
    default void a_token_for_a_name_opens_a_connection_of_that_name() throws IOException {
        var answer = token("{\"user\":\" Änne \"}");
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("Änne", userOf(JsonClient.read(answer.body()).getString("token")));
    }

    /** Who the server says that the bearer of this token is. */
    private String userOf(String token) {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), token)) {
            String channel = "chat:" + UUID.randomUUID();
            client.subscribe(channel);
            var presence = client.call("\"presence\":{\"channel\":\"" + channel + "\"}")
                    .getJsonObject("presence");
            return presence.values().iterator().next().asJsonObject().getString("user");
        }
    }

    @Test
    default void a_name_that_is_none_gets_400_and_a_problem_in_words() throws IOException {
        int before = log().size();
        for (String body : List.of(
                "{\"user\":\"\"}",
                "{\"user\":\"   \"}",
                "{}",
                "null",
                "{\"user\":null}",
                "{\"user\":\"" + "x".repeat(41) + "\"}",
                "{\"user\":{\"a\":1}}",
                "[]",
                "\"anna\"",
                "{\"user\":",
                "nonsense",
                "[".repeat(100_000),
                "")) {
            var answer = token(body);
            assertEquals(400, answer.statusCode(), () -> body + " got " + answer.body());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""),
                    () -> body + " got " + answer.body());
            assertFalse(answer.body().contains("xception"), answer::body);
        }
        assertEquals(List.of(), log().linesSince(before));
    }

    @Test
    default void login_asks_who_is_there_and_gives_that_name_a_token() throws IOException {
        var unknown = answer(to("demo/login"));
        assertEquals(401, unknown.statusCode());
        assertTrue(unknown.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
        assertEquals(
                401,
                answer(to("demo/login").header("Authorization", Http.basic("anna:wrong")))
                        .statusCode());
        var anna = answer(to("demo/login").header("Authorization", Http.basic("anna:demo")));
        assertEquals(200, anna.statusCode(), anna::body);
        assertEquals("anna", userOf(JsonClient.read(anna.body()).getString("token")));
    }

    @Test
    default void what_does_not_exist_is_404_without_a_stack_trace() throws IOException {
        int before = log().size();
        for (String path : List.of("demo/nothing", "demo", "connection/nothing")) {
            var answer = answer(to(path));
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("xception"), answer::body);
        }
        var get = answer(to("demo/token"));
        assertEquals(405, get.statusCode());
        assertTrue(
                get.headers().firstValue("Allow").orElse("").contains("POST"),
                () -> get.headers().toString());
        assertEquals(
                "application/problem+json",
                get.headers().firstValue("Content-Type").orElse(""));
        var form = answer(to("demo/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=anna")));
        assertEquals(415, form.statusCode(), form::body);
        assertEquals(List.of(), log().linesSince(before));
    }
}

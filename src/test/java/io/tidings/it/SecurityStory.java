package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is, said in front of the connection: to the container, with a token in a header, with a ticket. */
interface SecurityStory extends Story {

    List<String> ENDPOINTS = List.of(HandshakeStory.ENDPOINT, "ws", "echo");

    @Test
    default void a_login_at_the_handshake_is_who_the_client_is() {
        try (var anna = JsonClient.by(socket(HandshakeStory.ENDPOINT), Http.basic("anna:demo"))) {
            anna.connect("");
            assertEquals("anna", user(anna));
        }
    }

    @Test
    default void a_bearer_token_at_the_handshake_is_who_the_client_is() {
        try (var anna = JsonClient.by(socket(HandshakeStory.ENDPOINT), "Bearer " + Tokens.expiring("anna", 600))) {
            var connected = anna.call("\"connect\":{}");
            assertTrue(connected.getBoolean("expires"), connected::toString);
            assertEquals("anna", user(anna));
        }
    }

    @Test
    default void a_login_counts_where_the_answer_is_a_stream_too() {
        var request = HttpRequest.newBuilder(base().resolve("connection/http_stream"))
                .header("Content-Type", "application/json")
                .header("Authorization", Http.basic("anna:demo"))
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{\"subs\":{\"chat:duo#anna,ben\":{}}}}"))
                .build();
        try (var stream = OpenResponse.to(request)) {
            String reply = stream.line("{\"id\":1,\"connect\":");
            assertTrue(reply.contains("\"chat:duo#anna,ben\""), reply);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "nobody:demo", "anna", ":"})
    default void a_wrong_password_is_401_before_the_connection(String credentials) throws IOException {
        for (String path : ENDPOINTS) {
            Head head = handshake(path, "Authorization: " + Http.basic(credentials));
            assertEquals(401, head.status(), head.toString());
            assertFalse(head.header("WWW-Authenticate").isEmpty(), head.toString());
        }
        for (String path : List.of("connection/http_stream", "emulation", "api/ticket")) {
            var refused = Http.send(
                    "POST",
                    base().resolve(path),
                    "{\"id\":1,\"connect\":{}}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    Http.basic(credentials));
            assertEquals(401, refused.statusCode(), () -> path + ": " + refused.body());
            assertFalse(refused.headers().allValues("WWW-Authenticate").isEmpty(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "expired", "nonsense", "subscription"})
    default void a_bearer_token_that_is_not_good_is_401(String what) throws IOException {
        String token = switch (what) {
            case "forged" -> Tokens.signed("{\"sub\":\"anna\"}", "x".repeat(32));
            case "expired" -> Tokens.expiring("anna", -5);
            case "subscription" -> Tokens.forChannel("anna", "chat:a");
            default -> what;
        };
        assertUnauthorized(handshake(HandshakeStory.ENDPOINT, "Authorization: Bearer " + token));
    }

    @Test
    default void two_authorizations_are_400() throws IOException {
        Head head = handshake(
                HandshakeStory.ENDPOINT,
                "Authorization: Bearer " + Tokens.of("ben"),
                "Authorization: Bearer " + Tokens.of("anna"));
        assertEquals(400, head.status(), head.toString());
    }

    @Test
    default void a_ticket_connects_once_where_no_login_reaches() {
        String ticket = ticket(Http.basic("anna:demo"));
        try (var anna = JsonClient.to(socket(HandshakeStory.ENDPOINT));
                var thief = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            anna.connect(ticket);
            assertEquals("anna", user(anna));
            assertEquals(109, thief.error("\"connect\":{\"token\":\"" + ticket + "\"}"));
        }
    }

    @Test
    default void a_ticket_may_come_as_a_subprotocol() throws IOException {
        String ticket = ticket("Bearer " + Tokens.of("anna"));
        try (var anna = JsonClient.to(socket(HandshakeStory.ENDPOINT), "centrifuge-json", ticket)) {
            anna.connect("");
            assertEquals("anna", user(anna));
            assertEquals("centrifuge-json", anna.subprotocol());
        }
        assertUnauthorized(handshake(HandshakeStory.ENDPOINT, "Sec-WebSocket-Protocol: " + ticket));
    }

    @Test
    default void nobody_gets_no_ticket_and_neither_does_a_page_of_another_site() {
        var nobody = Http.send("POST", base().resolve("api/ticket"), "");
        assertEquals(401, nobody.statusCode(), nobody::body);
        assertFalse(nobody.headers().allValues("WWW-Authenticate").isEmpty());
        var crossSite = Http.send(
                "POST",
                base().resolve("api/ticket"),
                "",
                "Authorization",
                Http.basic("anna:demo"),
                "Origin",
                "https://portal.example.evil.test");
        assertEquals(403, crossSite.statusCode(), crossSite::body);
        var get = Http.send("GET", base().resolve("api/ticket"), "", "Authorization", Http.basic("anna:demo"));
        assertEquals(405, get.statusCode(), get::body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection/..;/connection/websocket",
                "connection/%2e%2e/connection/websocket",
                "connection;x=1/websocket",
                "connection//websocket",
                "CONNECTION/websocket",
                "connection/websocket/"
            })
    default void no_trick_with_the_path_gets_past_the_check_of_the_origin(String path) throws IOException {
        Head head = handshake(path, "Origin: https://evil.example");
        assertTrue(head.status() >= 400, head.toString());
    }

    private String ticket(String authorization) {
        var answer = Http.send("POST", base().resolve("api/ticket"), "", "Authorization", authorization);
        assertEquals(200, answer.statusCode(), answer::body);
        // Open Liberty adds that nobody may keep the cookie either
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").matches("no-store(,.*)?"));
        var json = JsonClient.read(answer.body());
        assertEquals(30, json.getInt("expires_in"));
        return json.getString("ticket");
    }

    /** Whom others see, when only this client is there. */
    static String user(JsonClient client) {
        String channel = "chat:" + UUID.randomUUID();
        client.subscribe(channel);
        var present =
                client.call("\"presence\":{\"channel\":\"" + channel + "\"}").getJsonObject("presence");
        assertEquals(1, present.size(), present::toString);
        return present.values().iterator().next().asJsonObject().getString("user");
    }

    private static void assertUnauthorized(Head head) {
        assertEquals(401, head.status(), head.toString());
        assertFalse(head.header("WWW-Authenticate").isEmpty(), head.toString());
        assertEquals("application/problem+json", head.header("Content-Type"), head.toString());
    }

    private Head handshake(String path, String... with) throws IOException {
        try (var connection = RawConnection.to(base())) {
            return connection.upgrade(base(), path, with);
        }
    }
}

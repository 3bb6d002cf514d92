package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who came and what they were let do, as JSON lines in the server's own log. */
interface AuditStory extends Story {

    /** Lines that have these words in them, once the last of them has this one. */
    private List<JsonObject> lines(String words, String last) {
        Await.until(
                "the audit log has " + last + " with " + words,
                JsonClient.PATIENCE,
                () -> log().audit().stream().anyMatch(line -> line.contains(words) && line.contains(last)));
        return log().audit().stream()
                .filter(line -> line.contains(words))
                .map(JsonClient::read)
                .toList();
    }

    private static List<String> events(List<JsonObject> lines) {
        return lines.stream().map(line -> line.getString("event")).toList();
    }

    @Test
    default void a_visit_leaves_its_lines_and_publications_that_were_allowed_none() {
        String user = "audited-" + UUID.randomUUID();
        String agent = "\"},{\\n{0} %n " + "x".repeat(1000);
        try (var client = JsonClient.with(socket(HandshakeStory.ENDPOINT), "User-Agent", agent)) {
            client.connect(Tokens.of(user));
            client.subscribe("chat:audited");
            client.publish("chat:audited", "{}");
            client.error("\"subscribe\":{\"channel\":\"closed:a\"}");
            client.error("\"publish\":{\"channel\":\"closed:b\",\"data\":{}}");
        }
        var lines = lines(user, "\"disconnected\"");
        assertEquals(
                List.of("connected", "subscribed", "subscribe_refused", "publish_refused", "disconnected"),
                events(lines));
        var connected = lines.get(0);
        assertEquals("127.0.0.1", connected.getString("address"));
        assertEquals("token", connected.getString("mechanism"));
        assertEquals("websocket", connected.getString("transport"));
        assertTrue(agent.startsWith(connected.getString("agent")), connected::toString);
        assertTrue(connected.getString("agent").startsWith("\"},{\\n{0} %n xxx"), connected::toString);
        assertEquals("closed:a", lines.get(2).getString("channel"));
        assertEquals(103, lines.get(2).getInt("code"));
        assertEquals(3000, lines.get(4).getInt("code"));
    }

    /** On WildFly it is Undertow that refuses. */
    @Test
    default void a_wrong_password_leaves_a_line_whoever_looks_at_it() {
        String agent = "guesser-" + UUID.randomUUID();
        for (String path : List.of("api/ticket", "api/info")) {
            var answer = Http.send(
                    "POST",
                    base().resolve(path),
                    "{}",
                    "User-Agent",
                    agent,
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    Http.basic("anna:not-the-word"));
            assertEquals(401, answer.statusCode(), answer::body);
        }
        var lines = lines(agent, "/api/info");
        assertEquals(
                List.of("/api/ticket 401 wrong name or password", "/api/info 401 wrong name or password"),
                lines.stream()
                        .map(line -> line.getString("path") + " " + line.getInt("status") + " " + line.getString("why"))
                        .toList());
        assertFalse(lines.toString().contains("not-the-word"));
    }

    @Test
    default void who_is_refused_leaves_a_line_and_no_secret() throws IOException {
        String agent = "burglar-" + UUID.randomUUID();
        try (var connection = RawConnection.to(base())) {
            connection.sendHead(
                    "GET /" + HandshakeStory.ENDPOINT + " HTTP/1.1",
                    "Host: " + base().getAuthority(),
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13",
                    "User-Agent: " + agent,
                    "Authorization: Bearer not-the-word");
            assertEquals(401, connection.readHead().status());
        }
        var refused = lines(agent, "\"refused\"").get(0);
        assertEquals(401, refused.getInt("status"));
        assertEquals("/" + HandshakeStory.ENDPOINT, refused.getString("path"));
        assertEquals("not a valid token", refused.getString("why"));
        try (var forger = JsonClient.with(socket(HandshakeStory.ENDPOINT), "User-Agent", agent)) {
            forger.send("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.signed("{}", "x".repeat(32)) + "\"}}");
            assertEquals(3500, forger.end().code());
        }
        var lines = lines(agent, "3500");
        assertEquals(List.of("refused", "refused"), events(lines));
        assertFalse(lines.toString().contains("not-the-word"));
    }
}

package io.tidings.it;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that only listen, without an SDK. */
interface UnidirectionalStory extends Story {

    private static String request(String token, String channel) {
        return "{\"token\":\"" + token + "\",\"subs\":{\"" + channel + "\":{}}}";
    }

    private OpenResponse lines(String request) {
        return OpenResponse.to(HttpRequest.newBuilder(base().resolve("connection/uni_http_stream"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request))
                .build());
    }

    private OpenResponse events(String request) {
        return OpenResponse.to(
                HttpRequest.newBuilder(base().resolve("connection/uni_sse?cf_connect=" + encode(request, UTF_8)))
                        .build());
    }

    private static void assertConnected(String push, String channel) {
        assertTrue(push.startsWith("{\"connect\":{\"client\":"), push);
        assertTrue(push.contains("\"subs\":{\"" + channel + "\":{\"recoverable\":true"), push);
        assertTrue(push.contains("\"ping\":25") && push.contains("\"session\":"), push);
        assertFalse(push.contains("\"pong\"") || push.contains("\"node\""), push);
    }

    @Test
    default void who_only_listens_hears_of_the_connection_and_then_of_everything() {
        String channel = "chat:" + UUID.randomUUID();
        String request = request(Tokens.of("anna"), channel);
        try (var lines = lines(request);
                var events = events(request);
                var messages = JsonClient.to(socket("connection/uni_websocket"));
                var ben = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("ben"))) {
            assertConnected(lines.line("\"connect\""), channel);
            assertConnected(events.line("\"connect\"").substring("data: ".length()), channel);
            messages.send(request);
            assertConnected(messages.plainItem("\"connect\""), channel);
            messages.send("{\"id\":2,\"what\":\"is ignored\"}");

            ben.subscribe(channel);
            ben.publish(channel, "{\"n\":1}");
            String push = "{\"channel\":\"" + channel + "\",\"pub\":{\"data\":{\"n\":1},\"info\":{\"user\":\"ben\"";
            assertTrue(lines.line("\"pub\":").startsWith(push));
            assertTrue(events.line("\"pub\":").startsWith("data: " + push));
            assertTrue(messages.plainItem("\"pub\":").startsWith(push));
        }
    }

    @Test
    default void a_connect_parameter_does_for_a_websocket_too() {
        String channel = "chat:" + UUID.randomUUID();
        String request = encode(request(Tokens.of("anna"), channel), UTF_8);
        try (var messages = JsonClient.to(socket("connection/uni_websocket?cf_connect=" + request))) {
            assertConnected(messages.plainItem("\"connect\""), channel);
        }
    }

    @Test
    default void what_is_refused_ends_the_connection_with_a_code() {
        try (var lines = lines("{\"token\":\"nonsense\"}");
                var events = events("{\"token\":\"" + Tokens.expiring("anna", -60) + "\"}");
                var messages = JsonClient.to(socket("connection/uni_websocket"))) {
            assertEquals("{\"disconnect\":{\"code\":3500,\"reason\":\"invalid token\"}}", lines.next());
            assertEquals(
                    "data: {\"disconnect\":{\"code\":3005,\"reason\":\"connection expired\"}}",
                    events.line("\"disconnect\""));
            messages.send("nonsense");
            assertEquals(new End(3501, "bad request"), messages.end());
            Await.until("both streams have ended", JsonClient.PATIENCE, () -> lines.hasEnded() && events.hasEnded());
        }
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens to clients that say nothing, on a server of little patience: {@link #CONFIGURATION}. */
interface PatienceStory extends Story {

    /** Little, and yet more than a busy machine takes for a pong or between a handshake and the command after it. */
    Map<String, String> CONFIGURATION = Map.of(
            "tidings.client.ping_interval", "2s",
            "tidings.client.pong_timeout", "1900ms",
            "tidings.client.stale_close_delay", "5s",
            "tidings.client.subscribe_to_user_personal_channel.enabled", "true",
            "tidings.client.subscribe_to_user_personal_channel.personal_channel_namespace", "chat");

    int TEXT = 1;
    int CLOSE = 8;
    int PING = 9;

    private JsonClient anna() {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"));
    }

    @Test
    default void who_does_not_connect_is_stale() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            assertEquals(new End(3502, "stale"), client.end());
        }
    }

    @Test
    default void who_answers_pings_stays() {
        try (var client = anna()) {
            // the second comes after the time for an answer to the first
            client.awaitPings(2);
            assertTrue(client.ask("\"rpc\":{\"method\":\"echo\",\"data\":1}").endsWith("{\"data\":1}}"));
        }
    }

    @Test
    default void who_does_not_answer_a_ping_is_disconnected_whatever_else_it_says() {
        try (var client = anna()) {
            client.mute();
            client.awaitPings(1);
            client.call("\"rpc\":{\"method\":\"time\"}");
            assertEquals(new End(3012, "no pong"), client.end());
        }
    }

    @Test
    default void a_ping_is_answered_once() {
        try (var client = anna()) {
            client.mute();
            client.awaitPings(1);
            client.send("{}\n{}");
            assertEquals(new End(3501, "bad request"), client.end());
        }
    }

    @Test
    default void who_asks_for_it_is_pinged_as_rfc_6455_does() throws IOException {
        String path = HandshakeStory.ENDPOINT + "?cf_ws_frame_ping_pong=true";
        try (var client = RawConnection.upgraded(base(), path)) {
            client.sendText("{\"id\":1,\"connect\":{}}");
            var connected = client.readFrame();
            assertEquals(TEXT, connected.opcode());
            assertFalse(
                    connected.text().contains("\"ping\"") || connected.text().contains("\"pong\""), connected::text);
            assertEquals(PING, client.readFrame().opcode());
            client.sendFrame(10, new byte[0], true);
            assertEquals(PING, client.readFrame().opcode());
            var end = client.readFrame();
            if (end.opcode() == PING) {
                // a server that is late for the end of the wait is late for the next ping, too
                end = client.readFrame();
            }
            assertEquals(CLOSE, end.opcode());
            assertEquals(3012, end.closeCode());
        }
    }

    @Test
    default void a_user_is_subscribed_to_a_channel_of_their_own() {
        String user = "user-" + UUID.randomUUID();
        try (var first = JsonClient.to(socket(HandshakeStory.ENDPOINT));
                var other = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            var subs = first.call("\"connect\":{\"token\":\"" + Tokens.of(user) + "\"}")
                    .getJsonObject("subs");
            assertEquals(Set.of("chat:#" + user), subs.keySet());
            assertFalse(other.call("\"connect\":{}").containsKey("subs"));
            first.publish("chat:#" + user, "1");
            first.push("\"channel\":\"chat:#" + user, "\"pub\"");
        }
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client that was away gets, and what it is told when that is not everything. */
interface RecoveryStory extends Story {

    private JsonClient client(String token) {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), token);
    }

    private static String resubscribe(String channel, String position) {
        return "\"subscribe\":{\"channel\":\"" + channel + "\",\"recover\":true," + position + "}";
    }

    private static List<String> data(JsonObject subscribed) {
        return subscribed.getJsonArray("publications").stream()
                .map(pub -> pub.asJsonObject().get("data").toString())
                .toList();
    }

    @Test
    default void who_comes_back_gets_what_was_missed_and_then_the_rest() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = client(Tokens.of("anna"));
                var ben = client(Tokens.of("ben"))) {
            ben.subscribe(channel);
            String epoch = anna.subscribe(channel).getString("epoch");
            ben.publish(channel, "1");
            anna.push("\"pub\":", "\"offset\":1");
            anna.call("\"unsubscribe\":{\"channel\":\"" + channel + "\"}");
            ben.publish(channel, "2");
            ben.publish(channel, "3");
            var back = anna.call(resubscribe(channel, "\"offset\":1,\"epoch\":\"" + epoch + "\""));
            assertTrue(back.getBoolean("recovered") && back.getBoolean("was_recovering"), back::toString);
            assertEquals(List.of("2", "3"), data(back));
            ben.publish(channel, "4");
            anna.push("\"pub\":", "\"offset\":4");
        }
    }

    @Test
    default void what_is_no_longer_kept_is_told_and_not_passed_over() {
        String channel = "asking:" + UUID.randomUUID();
        try (var anna = client(Tokens.of("anna"))) {
            for (int i = 1; i <= 5; i++) {
                anna.publish(channel, String.valueOf(i));
            }
            var lost = anna.call(resubscribe(channel, "\"offset\":1,\"epoch\":\"\",\"recoverable\":true"));
            assertTrue(lost.getBoolean("was_recovering"), lost::toString);
            assertFalse(lost.containsKey("recovered") || lost.containsKey("publications"), lost::toString);
            assertEquals(5, lost.getInt("offset"));
            anna.call("\"unsubscribe\":{\"channel\":\"" + channel + "\"}");
            assertEquals(
                    112, anna.error(resubscribe(channel, "\"offset\":1,\"recoverable\":true,\"flag\":2")), "flag 2");
            var kept = anna.call(resubscribe(channel, "\"offset\":2,\"recoverable\":true"));
            assertTrue(kept.getBoolean("recovered"), kept::toString);
            assertEquals(List.of("3", "4", "5"), data(kept));
        }
    }

    @Test
    default void another_epoch_is_another_stream() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = client(Tokens.of("anna"))) {
            var answer = anna.call(resubscribe(channel, "\"offset\":0,\"epoch\":\"_\""));
            assertTrue(answer.getBoolean("was_recovering"), answer::toString);
            assertFalse(answer.containsKey("recovered"), answer::toString);
        }
    }

    @Test
    default void in_cache_mode_a_subscriber_gets_the_latest_at_once() {
        String channel = "news:" + UUID.randomUUID();
        try (var anna = client(Tokens.of("anna"));
                var ben = client("")) {
            anna.publish(channel, "\"old\"");
            anna.publish(channel, "\"new\"");
            var first = ben.subscribe(channel);
            assertTrue(first.getBoolean("recovered"), first::toString);
            assertEquals(List.of("\"new\""), data(first));
            String position = "\"offset\":2,\"epoch\":\"" + first.getString("epoch") + "\"";
            ben.call("\"unsubscribe\":{\"channel\":\"" + channel + "\"}");
            var again = ben.call(resubscribe(channel, position));
            assertTrue(again.getBoolean("recovered"), again::toString);
            assertFalse(again.containsKey("publications"), again::toString);
        }
    }

    @Test
    default void server_side_subscriptions_come_from_the_token_and_recover_on_reconnect() {
        String one = "chat:" + UUID.randomUUID();
        String two = "chat:" + UUID.randomUUID();
        String token = Tokens.signed(
                "{\"sub\":\"anna\",\"subs\":{\"" + one + "\":{\"info\":{\"role\":\"x\"}},\"" + two + "\":{}}}");
        JsonObject position;
        try (var anna = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            var subs = anna.call("\"connect\":{\"token\":\"" + token + "\"}").getJsonObject("subs");
            assertEquals(2, subs.size(), subs::toString);
            assertTrue(subs.getJsonObject(one).getBoolean("recoverable"), subs::toString);
            position = subs.getJsonObject(one);
            assertEquals(105, anna.error("\"subscribe\":{\"channel\":\"" + one + "\"}"));
            anna.publish(one, "1");
            assertTrue(anna.push("\"pub\":").contains("\"chan_info\":{\"role\":\"x\"}"));
        }
        try (var ben = client(Tokens.of("ben"));
                var anna = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            ben.subscribe(one);
            ben.publish(one, "2");
            var sub = anna.call("\"connect\":{\"token\":\"" + token + "\",\"subs\":{\"" + one
                            + "\":{\"recover\":true,\"offset\":1,\"epoch\":\"" + position.getString("epoch") + "\"}}}")
                    .getJsonObject("subs")
                    .getJsonObject(one);
            assertTrue(sub.getBoolean("recovered"), sub::toString);
            assertEquals(List.of("2"), data(sub));
            ben.publish(one, "3");
            anna.push("\"channel\":\"" + one, "\"offset\":3");
        }
    }

    @Test
    default void the_claim_channels_is_the_short_form_of_subs() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            String token = Tokens.signed("{\"sub\":\"anna\",\"channels\":[\"" + channel + "\"]}");
            var connect = anna.call("\"connect\":{\"token\":\"" + token + "\"}");
            assertTrue(connect.getJsonObject("subs").containsKey(channel), connect::toString);
        }
    }

    @Test
    default void a_connection_that_was_cut_catches_up_through_a_new_one() {
        String channel = "chat:" + UUID.randomUUID();
        try (var proxy = CuttableProxy.to(base());
                var ben = client(Tokens.of("ben"))) {
            ben.subscribe(channel);
            var through = URI.create("ws://localhost:" + proxy.base().getPort() + "/" + HandshakeStory.ENDPOINT);
            String epoch;
            try (var anna = JsonClient.connected(through, Tokens.of("anna"))) {
                epoch = anna.subscribe(channel).getString("epoch");
                ben.push("\"join\":", "\"user\":\"anna\"");
                proxy.cut();
                assertEquals(1006, anna.end().code());
            }
            ben.push("\"leave\":", "\"user\":\"anna\"");
            ben.publish(channel, "\"while you were away\"");
            proxy.restore();
            try (var anna = JsonClient.connected(through, Tokens.of("anna"))) {
                var back = anna.call(resubscribe(channel, "\"offset\":0,\"epoch\":\"" + epoch + "\""));
                assertTrue(back.getBoolean("recovered"), back::toString);
                assertEquals(List.of("\"while you were away\""), data(back));
            }
        }
    }
}

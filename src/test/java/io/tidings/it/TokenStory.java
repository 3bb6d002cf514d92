package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens for connections and subscriptions: what opens, what does not, and what ends when they do. */
interface TokenStory extends Story {

    @Test
    default void a_token_that_expires_is_announced_with_its_ttl() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            var connect = client.call("\"connect\":{\"token\":\"" + Tokens.expiring("anna", 600) + "\"}");
            assertTrue(connect.getBoolean("expires"));
            assertTrue(connect.getInt("ttl") > 590 && connect.getInt("ttl") <= 600, connect::toString);
        }
    }

    @Test
    default void an_expired_token_is_error_109_and_an_invalid_one_disconnect_3500() {
        try (var late = JsonClient.to(socket(HandshakeStory.ENDPOINT));
                var forged = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            assertEquals(109, late.error("\"connect\":{\"token\":\"" + Tokens.expiring("anna", -5) + "\"}"));
            forged.send("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.signed("{}", "x".repeat(32)) + "\"}}");
            assertEquals(new End(3500, "invalid token"), forged.end());
        }
    }

    @Test
    default void who_does_not_bring_a_new_token_in_time_is_disconnected_with_3005() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.expiring("anna", 3))) {
            assertEquals(new End(3005, "connection expired"), client.end());
        }
    }

    @Test
    default void refresh_prolongs_the_connection() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.expiring("anna", 60))) {
            var result = client.call("\"refresh\":{\"token\":\"" + Tokens.expiring("anna", 600) + "\"}");
            assertTrue(result.getBoolean("expires"));
            assertTrue(result.getInt("ttl") > 60, result::toString);
            client.send("{\"id\":9,\"refresh\":{\"token\":\"" + Tokens.expiring("ben", 600) + "\"}}");
            assertEquals(new End(3500, "invalid token"), client.end());
        }
    }

    @Test
    default void a_private_channel_opens_to_a_token_alone() {
        String channel = "$chat:" + UUID.randomUUID();
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            assertEquals(103, anna.error("\"subscribe\":{\"channel\":\"" + channel + "\"}"));
            assertEquals(103, subscribeError(anna, channel, "nonsense"));
            String late =
                    Tokens.signed("{\"sub\":\"anna\",\"channel\":\"" + channel + "\",\"exp\":" + Tokens.in(-5) + "}");
            assertEquals(109, subscribeError(anna, channel, late));
            anna.call(subscription("subscribe", channel, Tokens.forChannel("anna", channel)));
            anna.send(
                    "{\"id\":90," + subscription("subscribe", channel + "2", Tokens.forChannel("ben", channel)) + "}");
            assertEquals(new End(3500, "invalid token"), anna.end());
        }
    }

    private static String subscription(String command, String channel, String token) {
        return "\"" + command + "\":{\"channel\":\"" + channel + "\",\"token\":\"" + token + "\"}";
    }

    private static int subscribeError(JsonClient client, String channel, String token) {
        return client.error(subscription("subscribe", channel, token));
    }

    @Test
    default void sub_refresh_prolongs_a_subscription_and_who_does_not_send_it_is_unsubscribed() {
        String channel = "$chat:" + UUID.randomUUID();
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            var first = anna.call(subscription("subscribe", channel, expiring(channel, 60)));
            assertTrue(first.getBoolean("expires"));
            var second = anna.call(subscription("sub_refresh", channel, expiring(channel, 600)));
            assertTrue(second.getInt("ttl") > 60, second::toString);
            anna.call(subscription("sub_refresh", channel, expiring(channel, 3)));
            String push = anna.push("\"unsubscribe\":");
            assertTrue(push.contains("{\"code\":2501,\"reason\":\"subscription expired\"}"), push);
        }
    }

    private static String expiring(String channel, long seconds) {
        return Tokens.signed("{\"sub\":\"anna\",\"channel\":\"" + channel + "\",\"exp\":" + Tokens.in(seconds) + "}");
    }
}

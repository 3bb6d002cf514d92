package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The commands of the protocol, frame by frame, as a client without an SDK sends them. */
interface CommandStory extends Story {

    private JsonClient client(String user) {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), user.isEmpty() ? "" : Tokens.of(user));
    }

    /** A channel that no other test uses. */
    private static String channel(String namespace) {
        return namespace + ":" + UUID.randomUUID();
    }

    @Test
    default void connect_with_a_token_tells_the_connection_and_the_ping_interval() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            var connect = client.call("\"connect\":{\"token\":\"" + Tokens.of("anna")
                    + "\",\"name\":\"it\",\"version\":\"1\",\"data\":{},\"headers\":{\"x\":\"y\"}}");
            assertEquals(36, connect.getString("client").length());
            assertTrue(connect.getString("version").startsWith("Tidings "));
            assertEquals(25, connect.getInt("ping"));
            assertTrue(connect.getBoolean("pong"));
            assertFalse(connect.containsKey("expires") || connect.containsKey("session"), connect::toString);
        }
    }

    @Test
    default void connect_without_a_token_makes_an_anonymous_client() {
        String channel = channel("chat");
        try (var client = client("")) {
            client.subscribe(channel);
            JsonObject members = client.call("\"presence\":{\"channel\":\"" + channel + "\"}")
                    .getJsonObject("presence");
            assertEquals(1, members.size());
            assertEquals("", members.values().iterator().next().asJsonObject().getString("user"));
        }
    }

    @Test
    default void a_publication_returns_to_its_publisher_as_the_bytes_it_was() {
        String channel = channel("chat");
        String data = "{\"b\":1.0, \"a\":12345678901234567890.5,\"\\u00e4\":\"\\u00e4 ä 🎉\",\"e\":1E400}";
        try (var anna = client("anna");
                var ben = client("ben")) {
            anna.subscribe(channel);
            ben.subscribe(channel);
            anna.publish(channel, data);
            for (JsonClient each : new JsonClient[] {anna, ben}) {
                String push = each.push("\"pub\":");
                assertTrue(push.contains("\"data\":" + data + ","), push);
                var pub = JsonClient.read(push).getJsonObject("push").getJsonObject("pub");
                assertEquals("anna", pub.getJsonObject("info").getString("user"));
                assertEquals(1, pub.getInt("offset"));
            }
            String history = ben.ask("\"history\":{\"channel\":\"" + channel + "\",\"limit\":1}");
            assertTrue(history.contains("\"data\":" + data + ","), history);
            String echo = ben.ask("\"rpc\":{\"method\":\"echo\",\"data\":" + data + "}");
            assertTrue(echo.contains("\"data\":" + data + "}"), echo);
        }
    }

    @Test
    default void a_raw_newline_inside_a_payload_makes_two_halves_of_a_command() {
        try (var client = client("anna")) {
            client.send("{\"id\":7,\"rpc\":{\"method\":\"echo\",\"data\":[1,\n2]}}");
            assertEquals(3501, client.end().code());
        }
    }

    @Test
    default void presence_and_its_stats_know_who_is_there() {
        String channel = channel("chat");
        try (var anna = client("anna");
                var again = client("anna");
                var ben = client("ben")) {
            anna.subscribe(channel);
            again.subscribe(channel);
            ben.subscribe(channel);
            var stats = ben.call("\"presence_stats\":{\"channel\":\"" + channel + "\"}");
            assertEquals("{\"num_clients\":3,\"num_users\":2}", stats.toString());
            assertEquals(
                    3,
                    ben.call("\"presence\":{\"channel\":\"" + channel + "\"}")
                            .getJsonObject("presence")
                            .size());
            again.call("\"unsubscribe\":{\"channel\":\"" + channel + "\"}");
            stats = ben.call("\"presence_stats\":{\"channel\":\"" + channel + "\"}");
            assertEquals("{\"num_clients\":2,\"num_users\":2}", stats.toString());
        }
    }

    @Test
    default void joins_and_leaves_are_pushed_to_those_who_are_there() {
        String channel = channel("chat");
        try (var anna = client("anna");
                var ben = client("ben")) {
            anna.subscribe(channel);
            anna.push("\"join\":", "\"user\":\"anna\"");
            ben.subscribe(channel);
            anna.push("\"join\":", "\"user\":\"ben\"");
            ben.call("\"unsubscribe\":{\"channel\":\"" + channel + "\"}");
            anna.push("\"leave\":", "\"user\":\"ben\"");
            ben.subscribe(channel);
            anna.push("\"join\":", "\"user\":\"ben\"");
            ben.close();
            anna.push("\"leave\":", "\"user\":\"ben\"");
        }
    }

    @Test
    default void joins_come_only_to_those_who_ask_where_they_are_not_forced() {
        String channel = channel("asking");
        try (var silent = client("anna");
                var curious = client("ben");
                var third = client("chris")) {
            silent.subscribe(channel);
            curious.call("\"subscribe\":{\"channel\":\"" + channel + "\",\"join_leave\":true}");
            third.subscribe(channel);
            curious.push("\"join\":", "\"user\":\"chris\"");
            silent.call("\"rpc\":{\"method\":\"time\"}");
            assertEquals(0, silent.left().size(), () -> silent.left().toString());
        }
    }

    @Test
    default void history_has_a_limit_a_start_and_two_directions() {
        String channel = channel("chat");
        try (var client = client("anna")) {
            String epoch = client.subscribe(channel).getString("epoch");
            for (int i = 1; i <= 5; i++) {
                client.publish(channel, "{\"n\":" + i + "}");
            }
            assertEquals("[] 5", history(client, channel, ""));
            assertEquals("[1, 2] 5", history(client, channel, ",\"limit\":2"));
            assertEquals("[5, 4] 5", history(client, channel, ",\"limit\":2,\"reverse\":true"));
            assertEquals("[1, 2, 3, 4, 5] 5", history(client, channel, ",\"limit\":-1"));
            String since = ",\"since\":{\"offset\":3,\"epoch\":\"" + epoch + "\"}";
            assertEquals("[4, 5] 5", history(client, channel, ",\"limit\":10" + since));
            assertEquals("[2, 1] 5", history(client, channel, ",\"limit\":10,\"reverse\":true" + since));
            String elsewhere = ",\"limit\":1,\"since\":{\"offset\":3,\"epoch\":\"other\"}";
            assertEquals(112, client.error("\"history\":{\"channel\":\"" + channel + "\"" + elsewhere + "}"));
        }
    }

    private static String history(JsonClient client, String channel, String more) {
        var result = client.call("\"history\":{\"channel\":\"" + channel + "\"" + more + "}");
        return result.getJsonArray("publications").stream()
                        .map(pub -> pub.asJsonObject().getJsonObject("data").getInt("n"))
                        .toList()
                + " " + result.getInt("offset");
    }

    @Test
    default void rpc_calls_a_bean_and_says_what_is_missing() {
        try (var client = client("anna")) {
            assertEquals(
                    "{\"id\":2,\"rpc\":{\"data\":{\"x\":[1,2]}}}",
                    client.ask("\"rpc\":{\"method\":\"echo\",\"data\":{\"x\":[1,2]}}"));
            var time = client.call("\"rpc\":{\"method\":\"time\"}").getJsonObject("data");
            assertTrue(time.getString("now").endsWith("Z"), time::toString);
            assertEquals(108, client.error("\"rpc\":{\"method\":\"unknown\"}"));
            assertEquals(104, client.error("\"rpc\":{\"method\":\"unknown:method\"}"));
        }
    }

    @Test
    default void a_message_that_nobody_handles_is_disconnect_3508() {
        try (var client = client("anna")) {
            client.send("{\"send\":{\"data\":{}}}");
            assertEquals(new End(3508, "not available"), client.end());
        }
    }

    @Test
    default void unsubscribing_twice_succeeds_twice_and_subscribing_twice_does_not() {
        String channel = channel("chat");
        try (var client = client("anna")) {
            client.subscribe(channel);
            assertEquals(105, client.error("\"subscribe\":{\"channel\":\"" + channel + "\"}"));
            assertTrue(client.ask("\"unsubscribe\":{\"channel\":\"" + channel + "\"}")
                    .endsWith(",\"unsubscribe\":{}}"));
            assertTrue(client.ask("\"unsubscribe\":{\"channel\":\"" + channel + "\"}")
                    .endsWith(",\"unsubscribe\":{}}"));
            client.subscribe(channel);
        }
    }

    @Test
    default void what_a_namespace_does_not_allow_is_refused() {
        try (var client = client("anna")) {
            assertEquals(103, client.error("\"subscribe\":{\"channel\":\"closed:x\"}"));
            assertEquals(103, client.error("\"subscribe\":{\"channel\":\"without-namespace\"}"));
            client.subscribe("public:x");
            assertEquals(103, client.error("\"publish\":{\"channel\":\"public:x\",\"data\":{}}"));
            assertEquals(108, client.error("\"history\":{\"channel\":\"public:x\"}"));
            assertEquals(108, client.error("\"presence\":{\"channel\":\"public:x\"}"));
            assertEquals(108, client.error("\"presence_stats\":{\"channel\":\"public:x\"}"));
            assertEquals(103, client.error("\"history\":{\"channel\":\"chat:not-subscribed\"}"));
        }
    }

    @Test
    default void only_who_is_named_in_a_channel_may_subscribe_to_it() {
        String channel = channel("chat") + "#anna,ben";
        try (var ben = client("ben");
                var chris = client("chris");
                var nobody = client("")) {
            ben.subscribe(channel);
            assertEquals(103, chris.error("\"subscribe\":{\"channel\":\"" + channel + "\"}"));
            assertEquals(103, nobody.error("\"subscribe\":{\"channel\":\"" + channel + "\"}"));
        }
    }
}

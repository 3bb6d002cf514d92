package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One story, whatever carries the protocol: the same words, the same answers. */
interface TransportStory extends Story {

    private static String subscribe(String channel) {
        return "\"subscribe\":{\"channel\":\"" + channel + "\"}";
    }

    private static String publish(String channel, String data) {
        return "\"publish\":{\"channel\":\"" + channel + "\",\"data\":" + data + "}";
    }

    private static String presence(String channel) {
        return "\"presence\":{\"channel\":\"" + channel + "\"}";
    }

    @ParameterizedTest
    @EnumSource
    default void clients_of_every_kind_talk_and_see_each_other(Way way) {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = way.connected(base(), Tokens.of("anna"));
                var ben = Way.WEBSOCKET_JSON.connected(base(), Tokens.of("ben"))) {
            assertTrue(anna.ask(subscribe(channel)).contains("\"recoverable\":true"));
            ben.ask(subscribe(channel));
            anna.push("\"join\":", "\"ben\"");
            assertEquals("{\"id\":3,\"publish\":{}}", anna.ask(publish(channel, "{\"from\": \"anna\"}")));
            assertTrue(ben.push("\"pub\":").contains("\"data\":{\"from\": \"anna\"},\"info\":{\"user\":\"anna\""));
            assertTrue(anna.push("\"pub\":").contains("\"offset\":1"));
            ben.ask(publish(channel, "\"\\u00fc and \u00fc\""));
            assertTrue(anna.push("\"offset\":2").contains("\"data\":\"\\u00fc and \u00fc\""));
            String there = anna.ask(presence(channel));
            assertTrue(there.contains("\"anna\"") && there.contains("\"ben\""), there);
            assertTrue(anna.ask("\"history\":{\"channel\":\"" + channel + "\",\"limit\":10}")
                    .contains("\"offset\":2}"));
            assertTrue(anna.ask(subscribe("closed:x")).contains("\"error\":{\"code\":103,"));
            ben.close();
            anna.push("\"leave\":", "\"ben\"");
            assertTrue(anna.ask("\"unsubscribe\":{\"channel\":\"" + channel + "\"}")
                    .endsWith("\"unsubscribe\":{}}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_connection_that_was_cut_catches_up_through_a_new_one(Way way) {
        String channel = "chat:" + UUID.randomUUID();
        try (var proxy = CuttableProxy.to(base());
                var ben = Way.WEBSOCKET_JSON.connected(base(), Tokens.of("ben"))) {
            ben.ask(subscribe(channel));
            String epoch;
            try (var anna = way.connected(proxy.base(), Tokens.of("anna"))) {
                epoch = JsonClient.read(anna.ask(subscribe(channel)))
                        .getJsonObject("subscribe")
                        .getString("epoch");
                proxy.cut();
                assertEquals(1006, anna.end().code());
            }
            ben.ask(publish(channel, "1"));
            ben.ask(publish(channel, "2"));
            proxy.restore();
            try (var anna = way.connected(proxy.base(), Tokens.of("anna"))) {
                String back = anna.ask("\"subscribe\":{\"channel\":\"" + channel
                        + "\",\"recover\":true,\"offset\":0,\"epoch\":\"" + epoch + "\"}");
                assertTrue(back.contains("\"recovered\":true"), back);
                assertTrue(back.contains("{\"data\":1,") && back.contains("{\"data\":2,"), back);
                ben.ask(publish(channel, "3"));
                anna.push("\"pub\":", "\"offset\":3");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_token_that_is_wrong_ends_the_connection_with_3500(Way way) {
        if (way == Way.WEBSOCKET_DEFLATE) {
            try (var client = DeflateClient.refused(socket(HandshakeStory.ENDPOINT), "nonsense")) {
                assertEquals(new JsonClient.End(3500, "invalid token"), client.end());
            }
            return;
        }
        if (way == Way.WEBSOCKET_JSON || way == Way.WEBSOCKET_PROTOBUF) {
            URI address = socket(HandshakeStory.ENDPOINT);
            try (var client = way == Way.WEBSOCKET_JSON ? JsonClient.to(address) : JsonClient.protobuf(address)) {
                client.send(Way.connect("nonsense"));
                assertEquals(new JsonClient.End(3500, "invalid token"), client.end());
            }
            return;
        }
        var refused = assertThrows(AssertionError.class, () -> way.connected(base(), "nonsense"));
        assertTrue(
                refused.getMessage()
                        .contains("{\"push\":{\"disconnect\":{\"code\":3500,\"reason\":\"invalid token\"}}}"),
                refused::getMessage);
    }

    @ParameterizedTest
    @EnumSource
    default void who_does_not_read_is_too_slow_and_nobody_else_notices(Way way) {
        String channel = "asking:" + UUID.randomUUID();
        int before = log().size();
        var random = new Random(1);
        try (var stalled = way.connected(base(), Tokens.of("stalled"));
                var reader = way.connected(base(), Tokens.of("reader"));
                var writer = Way.WEBSOCKET_JSON.connected(base(), Tokens.of("writer"))) {
            stalled.ask(subscribe(channel));
            reader.ask(subscribe(channel));
            stalled.stopReading();
            Await.until("both are there", JsonClient.PATIENCE, () -> {
                String there = writer.ask(presence(channel));
                return there.contains("stalled") && there.contains("reader");
            });
            for (int i = 0; i < SlowStory.MESSAGES; i++) {
                writer.ask(publish(channel, "\"" + i + "x" + noise(random) + "\""));
                reader.push("\"data\":\"" + i + "x");
            }
            Await.until(
                    "the stalled client is gone",
                    JsonClient.PATIENCE,
                    () -> !writer.ask(presence(channel)).contains("stalled"));
            stalled.readOn();
            assertEquals(3008, stalled.end().code());
        }
        assertTrue(
                log().linesSince(before).stream().noneMatch(line -> line.startsWith("\tat ")),
                () -> String.join("\n", log().linesSince(before)));
    }

    /** Letters that take the same room when they are compressed, nearly. */
    private static String noise(Random random) {
        var noise = new StringBuilder();
        random.ints(SlowStory.SIZE, '#', '[').forEach(each -> noise.append((char) each));
        return noise.toString();
    }

    /** Not only given up: its connection goes too, with all that the server still had for it. */
    @Test
    default void who_never_reads_again_is_cut_off() throws IOException {
        String channel = "asking:" + UUID.randomUUID();
        String commands = Way.connect(Tokens.of("stalled")) + "\n{\"id\":2," + subscribe(channel) + "}";
        try (var stalled = RawConnection.to(base());
                var writer = Way.WEBSOCKET_JSON.connected(base(), Tokens.of("writer"))) {
            stalled.sendHead(
                    "POST /connection/http_stream HTTP/1.1",
                    "Host: " + base().getAuthority(),
                    "Content-Type: application/json",
                    "Content-Length: " + commands.length());
            stalled.send(commands.getBytes(UTF_8));
            Await.until(
                    "it is there",
                    JsonClient.PATIENCE,
                    () -> writer.ask(presence(channel)).contains("stalled"));
            for (int i = 0; i < SlowStory.MESSAGES; i++) {
                writer.ask(publish(channel, "\"" + "x".repeat(SlowStory.SIZE) + "\""));
            }
            Await.until(
                    "the stalled client is gone",
                    JsonClient.PATIENCE,
                    () -> !writer.ask(presence(channel)).contains("stalled"));
            Await.until("its connection is gone", JsonClient.PATIENCE, () -> isReset(stalled));
        }
    }

    /** Whoever writes to a connection that the other side has closed gets a reset; what was not read matters no more. */
    private static boolean isReset(RawConnection connection) {
        try {
            connection.send(new byte[] {'x'});
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}

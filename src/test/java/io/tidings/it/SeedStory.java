package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.wire.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The endpoints for people who write five lines of client themselves. */
interface SeedStory extends Story {

    private JsonClient plain() {
        return JsonClient.to(socket("ws"));
    }

    private static String message(String type, String channel) {
        return "{\"type\":\"" + type + "\",\"channel\":\"" + channel + "\"}";
    }

    private static String chat(String channel, String content) {
        return "{\"type\":\"chat\",\"channel\":\"" + channel + "\",\"content\":" + content + "}";
    }

    /** Who is there sees who joins, and as what; who joins is not told. */
    private static String join(JsonClient client, String channel, JsonClient witness) {
        client.send(message("join", channel));
        return JsonClient.read(witness.plainItem("\"type\":\"join\"")).getString("sender");
    }

    /** Nobody is there to see it; the answer to a ping comes after it was done. */
    private static void joinFirst(JsonClient client, String channel) {
        client.send(message("join", channel));
        client.send("ping");
        assertEquals("pong", client.item());
    }

    @Test
    default void one_channel_speaks_json_protobuf_and_msgpack() throws IOException {
        String channel = "chat:" + UUID.randomUUID();
        try (var json = plain();
                var protobuf = JsonClient.to(socket("ws"), "tidings.protobuf");
                var msgpack = JsonClient.to(socket("ws"), "tidings.msgpack")) {
            assertEquals("tidings.protobuf tidings.msgpack", protobuf.subprotocol() + " " + msgpack.subprotocol());
            joinFirst(json, channel);
            protobuf.send(Plain.Message.newBuilder()
                    .setType("join")
                    .setChannel(channel)
                    .build()
                    .toByteArray());
            json.plainItem("\"type\":\"join\"");
            // {"type": "join", "channel": ...}
            msgpack.send(bytes("\u0082\u00a4type\u00a4join\u00a7channel\u00d9" + (char) channel.length() + channel));
            json.plainItem("\"type\":\"join\"");
            assertEquals(
                    "join", Plain.Message.parseFrom(bytes(protobuf.message())).getType());

            json.send(chat(channel, "{\"a\" : 1.0}"));
            var heard = Plain.Message.parseFrom(bytes(protobuf.message()));
            assertEquals("{\"a\" : 1.0}", heard.getContent().toStringUtf8());
            String content = "\u00a7content\u00c4" + (char) 11 + "{\"a\" : 1.0}";
            assertTrue(msgpack.message().contains(content));

            protobuf.send(Plain.Message.newBuilder().setType("ping").build().toByteArray());
            assertEquals(
                    "pong", Plain.Message.parseFrom(bytes(protobuf.message())).getType());
            msgpack.send(bytes("\u0081\u00a4type\u00a4ping"));
            assertEquals("\u0081\u00a4type\u00a4pong", msgpack.message());
            msgpack.send(bytes("garbage"));
            assertEquals(3501, msgpack.end().code());
        }
    }

    /** What this client hands over of a binary message is one character a byte. */
    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    default void a_chat_message_goes_to_all_others_and_not_back_to_its_sender() {
        String channel = "chat:" + UUID.randomUUID();
        try (var one = plain();
                var two = plain();
                var three = plain()) {
            joinFirst(two, channel);
            String sender = join(one, channel, two);
            join(three, channel, two);
            one.plainItem("\"type\":\"join\"");
            one.send(chat(channel, "\"hello\""));
            String expected = "{\"type\":\"chat\",\"channel\":\"" + channel + "\",\"content\":\"hello\",\"sender\":\""
                    + sender + "\"}";
            assertEquals(expected, two.plainItem("\"chat\",\"chan"));
            assertEquals(expected, three.plainItem("\"chat\",\"chan"));
            one.send("ping");
            assertEquals("pong", one.plainItem("pong"));
            assertEquals(List.of(), one.left());
        }
    }

    @Test
    default void who_leaves_gets_nothing_any_more_and_the_others_see_it() {
        String channel = "chat:" + UUID.randomUUID();
        try (var one = plain();
                var two = plain()) {
            joinFirst(one, channel);
            String leaver = join(two, channel, one);
            two.send(message("leave", channel));
            assertEquals(
                    "{\"type\":\"leave\",\"channel\":\"" + channel + "\",\"sender\":\"" + leaver + "\"}",
                    one.plainItem("\"leave\""));
            one.send(chat(channel, "1"));
            two.send("ping");
            assertEquals("pong", two.plainItem("pong"));
            two.send(chat(channel, "1"));
            assertEquals(
                    "{\"type\":\"error\",\"content\":{\"code\":103,\"message\":\"permission denied\"}}", two.item());
        }
    }

    @Test
    default void a_ping_is_answered_in_its_own_form() {
        try (var client = plain()) {
            client.send("ping");
            assertEquals("pong", client.item());
            client.send("{\"type\":\"ping\"}");
            assertEquals("{\"type\":\"pong\"}", client.item());
        }
    }

    @Test
    default void a_refusal_is_a_message_of_its_own() {
        try (var client = plain()) {
            client.send(message("join", "nowhere:x"));
            assertEquals(
                    "{\"type\":\"error\",\"content\":{\"code\":102,\"message\":\"unknown channel\"}}", client.item());
            client.send(message("join", "closed:x"));
            assertEquals(
                    "{\"type\":\"error\",\"content\":{\"code\":103,\"message\":\"permission denied\"}}", client.item());
        }
    }

    @Test
    default void plain_clients_and_those_of_the_sdks_share_their_channels() {
        String channel = "chat:" + UUID.randomUUID();
        try (var plain = plain();
                var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            joinFirst(plain, channel);
            anna.subscribe(channel);
            assertEquals(
                    "{\"type\":\"join\",\"channel\":\"" + channel + "\",\"sender\":\"anna\"}",
                    plain.plainItem("\"anna\""));
            plain.send(chat(channel, "{\"n\":1.0}"));
            String push = anna.push("\"pub\":");
            assertTrue(push.contains("\"data\":{\"n\":1.0}"), push);
            anna.publish(channel, "\"welcome\"");
            assertEquals(
                    "{\"type\":\"chat\",\"channel\":\"" + channel + "\",\"content\":\"welcome\",\"sender\":\"anna\"}",
                    plain.plainItem("welcome"));
        }
    }

    @Test
    default void echo_sends_back_text_as_text_and_binary_as_binary() {
        try (var client = JsonClient.to(socket("echo"))) {
            client.send("ping ä 🎉");
            assertEquals("ping ä 🎉", client.message());
            String large = "x".repeat(60_000);
            client.send(large);
            assertEquals(large, client.message());
            var bytes = new byte[60_000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            client.send(bytes);
            assertEquals(new String(bytes, StandardCharsets.ISO_8859_1), client.message());
            client.send("");
            assertEquals("", client.message());
        }
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several commands in a frame, several replies in another, and what must come before what. */
interface FrameStory extends Story {

    @Test
    default void commands_of_one_frame_are_handled_in_their_order() {
        String channel = "chat:" + UUID.randomUUID();
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            client.send("{\"id\":1,\"connect\":{}}\n" + "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel
                    + "\",\"flag\":1}}\n" + "{\"id\":3,\"publish\":{\"channel\":\"" + channel + "\",\"data\":1}}\n"
                    + "{\"id\":4,\"history\":{\"channel\":\"" + channel + "\",\"limit\":9}}\n"
                    + "{\"id\":5,\"unsubscribe\":{\"channel\":\"" + channel + "\"}}\n");
            assertTrue(client.item().startsWith("{\"id\":1,\"connect\":"));
            assertTrue(client.item().startsWith("{\"id\":2,\"subscribe\":"));
            assertTrue(client.reply(3).equals("{\"id\":3,\"publish\":{}}"));
            assertTrue(client.reply(4).contains("\"publications\":[{\"data\":1,"));
            assertEquals("{\"id\":5,\"unsubscribe\":{}}", client.reply(5));
        }
    }

    @Test
    default void replies_that_are_ready_together_share_a_message() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), "")) {
            client.message();
            int most = 1;
            var frame = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                frame.append("{\"id\":")
                        .append(i + 10)
                        .append(",\"rpc\":{\"method\":\"echo\",\"data\":")
                        .append(i)
                        .append("}}\n");
            }
            client.send(frame.toString());
            for (int next = 0; next < 500; ) {
                String[] items = client.message().split("\n", -1);
                most = Math.max(most, items.length);
                for (String item : items) {
                    assertEquals("{\"id\":" + (next + 10) + ",\"rpc\":{\"data\":" + next + "}}", item);
                    next++;
                }
            }
            assertTrue(most > 1, "500 replies came in 500 messages");
        }
    }

    @Test
    default void text_may_come_as_binary_and_in_pieces() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            client.send("{\"id\":1,\"connect\":{}}\n".getBytes(StandardCharsets.UTF_8));
            assertTrue(client.reply(1).contains("\"connect\":"));
            client.sendInPieces("{\"id\":2,\"rpc\":{\"method\":\"ec", "ho\",\"data\":\"", "\u00e4\"}}");
            assertEquals("{\"id\":2,\"rpc\":{\"data\":\"\u00e4\"}}", client.reply(2));
        }
    }

    @Test
    default void a_failed_connect_ends_its_frame_and_what_comes_later_ends_the_connection() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            client.send("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.expiring("anna", -5) + "\"}}\n"
                    + "{\"id\":2,\"rpc\":{\"method\":\"time\"}}");
            assertTrue(client.reply(1).contains("\"code\":109"));
            assertEquals(List.of(), client.left());
            client.send("{\"id\":3,\"rpc\":{\"method\":\"time\"}}");
            assertEquals(3501, client.end().code());
            assertEquals(List.of(), client.left());
        }
    }
}

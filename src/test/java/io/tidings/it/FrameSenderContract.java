package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import io.tidings.it.RawConnection.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every way to send frames must do, on its own server: nothing lost, nothing twice, nothing out of order. */
interface FrameSenderContract extends SlowStory {

    int PING = 9;
    int PONG = 10;

    /** The way that frames go there, by its name. */
    String way();

    private static String echo(int id, String json) {
        return "{\"id\":" + id + ",\"rpc\":{\"method\":\"echo\",\"data\":" + json + "}}";
    }

    private static String echoed(int id, String json) {
        return "{\"id\":" + id + ",\"rpc\":{\"data\":" + json + "}}";
    }

    @Test
    default void the_log_says_which_way_frames_go_and_that_the_container_is_as_we_know_it() {
        JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna")).close();
        List<String> lines = log().linesSince(0);
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("frames go the " + way() + " way")));
        assertTrue(lines.stream().noneMatch(line -> line.contains("not as we know it")));
    }

    /** A few are asked for at a time, so that most of them have a frame of their own. */
    @Test
    default void ten_thousand_small_frames_arrive_in_their_order() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), "")) {
            int ahead = 8;
            for (int next = 0; next < 10_000; next++) {
                client.send(echo(next + 10, Integer.toString(next)));
                if (next >= ahead) {
                    assertEquals(echoed(next + 10 - ahead, Integer.toString(next - ahead)), client.item());
                }
            }
            for (int next = 10_000 - ahead; next < 10_000; next++) {
                assertEquals(echoed(next + 10, Integer.toString(next)), client.item());
            }
            assertEquals(List.of(), client.left());
        }
    }

    /** A length in eight bytes, and more than a socket takes at once. */
    @Test
    default void a_frame_of_800_000_bytes_is_whole() {
        String channel = "chat:" + UUID.randomUUID();
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), "")) {
            client.subscribe(channel);
            for (int i = 0; i < 20; i++) {
                client.publish(channel, "\"" + i + "x".repeat(40_000) + "\"");
            }
            var history = client.call("\"history\":{\"channel\":\"" + channel + "\",\"limit\":100}")
                    .getJsonArray("publications");
            assertEquals(20, history.size());
            for (int i = 0; i < 20; i++) {
                assertEquals(i + "x".repeat(40_000), history.getJsonObject(i).getString("data"));
            }
        }
    }

    @Test
    default void text_is_what_it_was_on_every_side_of_each_length_of_the_head() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), "")) {
            int id = 10;
            for (int length : List.of(0, 1, 60, 90, 100, 125, 126, 127, 128, 65_300, 65_400)) {
                String ascii = "\"" + "x".repeat(length) + "\"";
                client.send(echo(++id, ascii));
                assertEquals(echoed(id, ascii), client.item());
                String others = "\"" + "\u00e4\u20ac\ud834\udd1e".repeat(length / 9) + "\"";
                client.send(echo(++id, others));
                assertEquals(echoed(id, others), client.item());
            }
        }
    }

    /** The container's own frames come between ours, never into them. */
    @Test
    default void pings_are_answered_between_large_frames() throws IOException {
        int rounds = 10; // together less than an outbox holds
        String large = "\"" + "x".repeat(60_000) + "\"";
        try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT)) {
            connection.sendText("{\"id\":1,\"connect\":{}}");
            assertTrue(connection.readFrame().text().startsWith("{\"id\":1,\"connect\":"));
            for (int i = 0; i < rounds; i++) {
                connection.sendText(echo(i + 10, large));
                connection.sendFrame(PING, new byte[] {(byte) i}, true);
            }
            List<Integer> pongs = new ArrayList<>();
            List<String> replies = new ArrayList<>();
            while (pongs.size() < rounds || replies.size() < rounds) {
                Frame frame = connection.readFrame();
                if (frame.opcode() == PONG) {
                    pongs.add((int) frame.payload()[0]);
                } else {
                    replies.addAll(List.of(frame.text().split("\n")));
                }
            }
            assertEquals(IntStream.range(0, rounds).boxed().toList(), pongs);
            assertEquals(
                    IntStream.range(0, rounds)
                            .mapToObj(i -> echoed(i + 10, large))
                            .toList(),
                    replies);
        }
    }

    @Test
    default void what_was_answered_arrives_before_the_connection_is_closed() {
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), "")) {
            var frame = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                frame.append(echo(i + 10, "\"" + "x".repeat(3_000) + "\"")).append('\n');
            }
            client.send(frame + "{\"id\":99,\"connect\":{}}");
            assertEquals(new End(3501, "bad request"), client.end());
            for (int i = 0; i < 20; i++) {
                assertEquals(echoed(i + 10, "\"" + "x".repeat(3_000) + "\""), client.item());
            }
        }
    }
}

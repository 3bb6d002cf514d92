package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Compressed messages (RFC 7692), byte for byte. {@code TransportStory} tells of a client that does it by itself. */
interface DeflateStory extends Story {

    String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
    String AGREED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    int CONTINUATION = 0;
    int TEXT = 1;
    int CLOSE = 8;
    int PING = 9;
    int PONG = 10;
    int COMPRESSED_TEXT = RawConnection.FIN | RawConnection.COMPRESSED | TEXT;

    private RawConnection open(String path) throws IOException {
        return RawConnection.upgraded(base(), path, OFFER);
    }

    private RawConnection connected() throws IOException {
        var connection = open(HandshakeStory.ENDPOINT);
        sendCompressed(connection, "{\"id\":1,\"connect\":{}}");
        assertTrue(text(connection.readFrame()).startsWith("{\"id\":1,\"connect\":"));
        return connection;
    }

    private static void sendCompressed(RawConnection to, String text) throws IOException {
        to.sendFrameThatBegins(COMPRESSED_TEXT, deflated(text), true);
    }

    private static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(UTF_8));
        byte[] out = new byte[text.length() + 100];
        int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, size - 4);
    }

    /** What the frame says, compressed or not, and all by itself. */
    private static String text(Frame frame) {
        if (!frame.compressed()) {
            return frame.text();
        }
        var inflater = new Inflater(true);
        var input = new ByteArrayOutputStream();
        input.writeBytes(frame.payload());
        input.writeBytes(new byte[] {0, 0, -1, -1});
        inflater.setInput(input.toByteArray());
        var out = new ByteArrayOutputStream();
        byte[] part = new byte[1024];
        try {
            for (int count = inflater.inflate(part); count > 0; count = inflater.inflate(part)) {
                out.write(part, 0, count);
            }
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
        return out.toString(UTF_8);
    }

    private static String echo(int id, String data) {
        return "{\"id\":" + id + ",\"rpc\":{\"method\":\"echo\",\"data\":\"" + data + "\"}}";
    }

    private static String echoed(int id, String data) {
        return "{\"id\":" + id + ",\"rpc\":{\"data\":\"" + data + "\"}}";
    }

    @Test
    default void compression_is_agreed_on_where_it_is_offered_as_we_can_do_it() throws IOException {
        for (String path : List.of(HandshakeStory.ENDPOINT, "ws", "echo", "connection/uni_websocket")) {
            assertEquals(AGREED, extensions(path, OFFER), path);
        }
        assertEquals("", extensions(HandshakeStory.ENDPOINT, "X-Nothing: offered"));
        assertEquals("", extensions(HandshakeStory.ENDPOINT, OFFER + "; server_max_window_bits=9"));
        assertEquals("", extensions(HandshakeStory.ENDPOINT, "tidings-extension: " + AGREED));
    }

    private String extensions(String path, String header) throws IOException {
        try (var connection = RawConnection.to(base())) {
            var head = connection.upgrade(base(), path, header);
            assertEquals(101, head.status(), head::toString);
            return head.header("Sec-WebSocket-Extensions");
        }
    }

    @Test
    default void large_publications_are_compressed_for_who_agreed_alike_and_small_ones_for_nobody() throws IOException {
        // without joins: they come when they like, and might share a frame with what is published
        String channel = "news:" + UUID.randomUUID();
        String subscribe = "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"flag\":1}}";
        try (var anna = connected();
                var other = connected();
                var plain = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("plain"))) {
            for (var each : List.of(anna, other)) {
                sendCompressed(each, subscribe);
                next(each, "{\"id\":2,\"subscribe\":");
            }
            plain.subscribe(channel);
            String data = "{\"text\":\"" + "the same words again and again, ".repeat(30) + "\"}";
            plain.publish(channel, data);
            Frame large = next(anna, "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":");
            assertTrue(large.compressed());
            assertTrue(text(large).contains(data));
            assertTrue(large.payload().length < data.length() / 4, large.payload().length + " bytes");
            assertArrayEquals(
                    large.payload(),
                    next(other, "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":")
                            .payload());
            assertTrue(plain.push("\"pub\":").contains(data));
            plain.publish(channel, "\"short\"");
            Frame small = next(anna, "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":");
            assertFalse(small.compressed());
            assertTrue(small.text().contains("\"short\""));
        }
    }

    /** The next frame, which begins so. */
    private static Frame next(RawConnection connection, String beginning) throws IOException {
        Frame frame = connection.readFrame();
        String text = text(frame);
        assertTrue(text.startsWith(beginning), text);
        return frame;
    }

    @Test
    default void compressed_commands_may_come_in_fragments_with_a_ping_between_and_uncompressed_ones_too()
            throws IOException {
        try (var connection = connected()) {
            byte[] command = deflated(echo(2, "ä€😀"));
            connection.sendFrameThatBegins(RawConnection.COMPRESSED | TEXT, Arrays.copyOf(command, 7), true);
            connection.sendFrame(PING, new byte[] {42}, true);
            connection.sendFrameThatBegins(CONTINUATION, Arrays.copyOfRange(command, 7, 8), true);
            connection.sendFrame(CONTINUATION, Arrays.copyOfRange(command, 8, command.length), true);
            Frame pong = connection.readFrame();
            assertEquals(PONG, pong.opcode());
            assertArrayEquals(new byte[] {42}, pong.payload());
            assertEquals(echoed(2, "ä€😀"), text(connection.readFrame()));
            connection.sendText(echo(3, "plain"));
            assertEquals(echoed(3, "plain"), text(connection.readFrame()));
        }
    }

    @Test
    default void messages_of_every_length_come_through_in_their_order() throws IOException {
        var random = new java.util.Random(5);
        try (var connection = connected()) {
            for (int i = 0; i < 1_000; i++) {
                var data = new StringBuilder();
                random.ints(random.nextInt(i * 30 + 1), 'a', 'a' + 1 + random.nextInt(25))
                        .forEach(each -> data.append((char) each));
                sendCompressed(connection, echo(i + 2, data.toString()));
                assertEquals(echoed(i + 2, data.toString()), text(connection.readFrame()));
            }
        }
    }

    @Test
    default void the_other_endpoints_inflate_too() throws IOException {
        try (var echo = open("echo");
                var plain = open("ws")) {
            sendCompressed(echo, "echo ".repeat(100));
            assertEquals("echo ".repeat(100), text(echo.readFrame()));
            sendCompressed(plain, "{\"type\":\"ping\"}");
            assertEquals("{\"type\":\"pong\"}", text(plain.readFrame()));
        }
    }

    /** A message as a client should not send it, and the close code it gets. */
    record Bad(String what, int first, byte[] payload, int code) {}

    /** The limit is 64 KiB; the bomb has 50 MB in 50 KB. */
    private static List<Bad> bad() {
        return List.of(
                new Bad("garbage", COMPRESSED_TEXT, new byte[] {-1, -1, -1, -1}, 1007),
                new Bad("text that is no UTF-8", COMPRESSED_TEXT, notUtf8(), 1007),
                new Bad("a bomb", COMPRESSED_TEXT, deflated("x".repeat(50_000_000)), 1009),
                new Bad("a message over the limit", COMPRESSED_TEXT, deflated("x".repeat(65_537)), 1009),
                new Bad("a compressed ping", RawConnection.FIN | RawConnection.COMPRESSED | PING, new byte[0], 1002),
                new Bad("a compressed continuation", RawConnection.FIN | RawConnection.COMPRESSED, new byte[0], 1002),
                new Bad("another reserved bit", COMPRESSED_TEXT | 0x20, deflated("{}"), 1002),
                new Bad("nonsense, compressed", COMPRESSED_TEXT, deflated("nonsense"), 3501));
    }

    private static byte[] notUtf8() {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(new byte[] {'"', (byte) 0xc3, 0x28, '"'});
        byte[] out = new byte[100];
        int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, size - 4);
    }

    @Test
    default void bad_compression_is_answered_logs_at_most_a_line_and_disturbs_nobody() throws IOException {
        String channel = "chat:" + UUID.randomUUID();
        try (var bystander = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("bystander"))) {
            bystander.subscribe(channel);
            for (Bad bad : bad()) {
                int before = log().size();
                try (var connection = connected()) {
                    connection.sendFrameThatBegins(bad.first(), bad.payload(), true);
                    Frame end = connection.readFrame();
                    assertEquals(CLOSE, end.opcode(), bad.what());
                    assertEquals(bad.code(), end.closeCode(), bad.what());
                }
                bystander.publish(channel, "\"" + bad.what() + "\"");
                bystander.push(bad.what());
                var logged = log().linesSince(before);
                assertTrue(logged.size() <= 1, () -> bad.what() + " was logged as " + String.join("\n", logged));
            }
        }
    }
}

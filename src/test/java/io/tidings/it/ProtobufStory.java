package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.wire.Centrifuge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Protobuf, byte by byte: how it is asked for, and what no client should send in it. */
interface ProtobufStory extends Story {

    int TEXT = 1;
    int BINARY = 2;

    /** Command{id 1, connect {}}, the sample of the protocol's description, section 1.5. */
    String CONNECT = "0408012200";

    @Test
    default void the_address_asks_for_protobuf_where_no_subprotocol_does() throws IOException {
        for (String query : List.of("?format=protobuf", "?cf_protocol=protobuf")) {
            try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT + query)) {
                connection.sendFrame(BINARY, hex(CONNECT), true);
                assertEquals(1, connected(connection).getId());
            }
        }
    }

    @Test
    default void a_subprotocol_weighs_more_than_the_address() {
        try (var client = JsonClient.to(socket(HandshakeStory.ENDPOINT + "?format=protobuf"), "centrifuge-json")) {
            client.send("{\"id\":1,\"connect\":{}}");
            assertTrue(client.reply(1).contains("\"connect\":"));
        }
    }

    @Test
    default void what_arrives_as_text_is_protobuf_all_the_same() throws IOException {
        try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT + "?format=protobuf")) {
            connection.sendFrame(TEXT, hex(CONNECT), true);
            assertEquals(1, connected(connection).getId());
        }
    }

    @Test
    default void several_commands_share_a_message_and_replies_are_delimited() throws IOException {
        try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT + "?format=protobuf")) {
            // connect, then rpc "echo" with data "1", twice
            connection.sendFrame(
                    BINARY,
                    hex(CONNECT + "0d08026a090a0131120465" + "63686f" + "0d08036a090a01321204656368" + "6f"),
                    true);
            var in = new ByteArrayOutputStream();
            // the answers come in one frame or in several
            String expected = "0708026a030a0131" + "0708036a030a0132";
            while (!HexFormat.of().formatHex(in.toByteArray()).endsWith(expected)) {
                RawConnection.Frame frame = connection.readFrame();
                assertEquals(BINARY, frame.opcode());
                in.write(frame.payload());
            }
            var replies = new ByteArrayInputStream(in.toByteArray());
            assertTrue(Centrifuge.Reply.parseDelimitedFrom(replies).hasConnect());
            assertEquals(expected, HexFormat.of().formatHex(replies.readAllBytes()));
        }
    }

    /** Each after a good connect command in the same message: what came before counts, what follows does not. */
    @Test
    default void malformed_protobuf_is_answered_with_3501_and_logs_no_trace() {
        int before = log().size();
        assertAll(Stream.of(
                        "80", // a length that is cut off
                        "ffffffffffffffffffffff", // a length that never ends
                        "05080222", // a length beyond the message
                        "8080808008", // a length of 2^31
                        "020802", // an id without a request
                        "06080210ff00ff", // garbage
                        "060802" + "2a020a05", // a string that is cut off
                        "080802" + "2a040a02c0af", // a channel that is not UTF-8
                        "0408023600", // wire type 6
                        "020c0c", // groups that end and never began
                        "7b226964223a317d") // JSON
                .<Executable>map(bad -> () -> {
                    try (var connection =
                            RawConnection.upgraded(base(), HandshakeStory.ENDPOINT + "?format=protobuf")) {
                        connection.sendFrame(BINARY, hex(CONNECT + bad), true);
                        RawConnection.Frame frame = connection.readFrame();
                        while (frame.opcode() == BINARY) {
                            frame = connection.readFrame();
                        }
                        assertEquals(3501, frame.closeCode(), bad);
                    }
                }));
        assertEquals(
                List.of(),
                log().linesSince(before).stream()
                        .filter(line -> line.startsWith("\tat "))
                        .toList());
    }

    @Test
    default void an_empty_message_is_answered_with_3501() throws IOException {
        try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT + "?format=protobuf")) {
            connection.sendFrame(BINARY, new byte[0], true);
            assertEquals(3501, connection.readFrame().closeCode());
        }
    }

    private static Centrifuge.Reply connected(RawConnection connection) throws IOException {
        RawConnection.Frame frame = connection.readFrame();
        assertEquals(BINARY, frame.opcode());
        var reply = Centrifuge.Reply.parseDelimitedFrom(new ByteArrayInputStream(frame.payload()));
        assertTrue(reply.hasConnect() && !reply.getConnect().getClient().isEmpty(), reply::toString);
        return reply;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

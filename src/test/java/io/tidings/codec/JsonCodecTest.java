package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Push;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCodecTest {

    /** All that may be said about a malformed frame: none of it comes from the client. */
    private static final Set<String> REASONS = Set.of(
            "nothing there",
            "not an object",
            "more than one JSON value",
            "not JSON",
            "invalid UTF-8",
            "a command without a request",
            "a field comes twice",
            "a number is out of range",
            "nested too deep, or a number or a name too long",
            "a field is not an object",
            "a field is not a string",
            "a field is not an integer",
            "a field is not a boolean",
            "a field is not an unsigned 32-bit integer",
            "a field is not an unsigned 64-bit integer");

    private final Codec codec = Format.JSON.codec();

    @ParameterizedTest
    @MethodSource("commands")
    void a_golden_frame_is_understood(GoldenFrame golden) {
        golden.assertUnderstoodBy(codec);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void a_golden_reply_is_written(GoldenFrame golden) {
        byte[] written = codec.encode(ReplyFields.reply(golden.reply()));

        assertEquals(new String(golden.frame(), UTF_8), new String(written, UTF_8));
    }

    @Test
    void every_reason_for_a_malformed_frame_is_one_of_ours_and_has_its_case() {
        Set<String> reasons = commands()
                .filter(GoldenFrame::malformed)
                .map(golden -> codec.decode(golden.frame()).malformed())
                .collect(Collectors.toSet());

        assertEquals(REASONS, reasons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"id\":1}'                           | a command without a request",
                "'[]'                                   | not an object",
                "' '                                    | nothing there",
                "'{\"id\":1.5,\"connect\":{}}'          | a field is not an integer",
                "'{\"id\":-1,\"connect\":{}}'           | a field is not an unsigned 32-bit integer",
                "'{\"id\":1,\"publish\":{\"data\":x}}'  | not JSON",
            })
    void the_reason_names_what_is_wrong(String frame, String reason) {
        assertEquals(reason, codec.decode(frame.getBytes(UTF_8)).malformed());
    }

    @Test
    void ten_thousand_commands_in_one_frame_are_all_read() {
        byte[] frame = "{}\n".repeat(10_000).getBytes(UTF_8);

        CommandFrame read = codec.decode(frame);

        assertNull(read.malformed());
        assertEquals(10_000, read.commands().size());
    }

    @Test
    void a_payload_is_a_copy_so_that_the_frame_may_be_overwritten() {
        byte[] frame = "{\"send\":{\"data\":[1,2]}}".getBytes(UTF_8);

        Command.Send send = assertInstanceOf(
                Command.Send.class, codec.decode(frame).commands().get(0));
        Arrays.fill(frame, (byte) 'x');

        assertEquals(Payload.json("[1,2]"), send.data());
    }

    @Test
    void a_client_cannot_fill_the_heap_with_names() {
        String longest = "n".repeat(49_990);
        long before = usedHeap();
        for (int i = 0; i < 2_000; i++) {
            byte[] frame = ("{\"send\":{\"data\":{\"" + i + longest + "\":1}}}").getBytes(UTF_8);
            assertNull(codec.decode(frame).malformed());
        }

        // a parser that remembers names would hold 200 MB of them
        assertTrue(usedHeap() - before < 50_000_000, "bytes kept: " + (usedHeap() - before));
    }

    @Test
    void nobody_can_change_what_was_read() {
        byte[] frame = "{\"id\":1,\"connect\":{\"subs\":{\"a\":{}},\"headers\":{\"b\":\"c\"}}}".getBytes(UTF_8);
        List<Command> commands = codec.decode(frame).commands();
        Command.Connect connect = assertInstanceOf(Command.Connect.class, commands.get(0));

        assertThrows(UnsupportedOperationException.class, commands::clear);
        assertThrows(UnsupportedOperationException.class, connect.subs()::clear);
        assertThrows(UnsupportedOperationException.class, connect.headers()::clear);
    }

    @Test
    void a_payload_is_written_without_being_changed_itself() {
        Payload payload = Payload.json("[\n1]");

        codec.encode(new Push.Message(payload));

        assertEquals("[\n1]", payload.text());
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static Stream<GoldenFrame> commands() {
        return GoldenFrame.in("commands.jsonl");
    }

    static Stream<GoldenFrame> replies() {
        return GoldenFrame.in("replies.jsonl");
    }
}

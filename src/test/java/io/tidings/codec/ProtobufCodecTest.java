package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtobufCodecTest {

    /** All that may be said about a malformed frame: none of it comes from the client. */
    private static final Set<String> REASONS = Set.of(
            "nothing in a frame",
            "a frame that ends in a length",
            "a length that is no number",
            "a length beyond the end of the frame",
            "not a Protobuf message",
            "a command without a request");

    private static final byte[] BINARY = {0, (byte) 0xff, (byte) 0xc0, '\n', (byte) 0x80};

    private final Codec codec = Format.PROTOBUF.codec();

    @ParameterizedTest
    @MethodSource("commands")
    void a_golden_frame_is_understood(GoldenFrame golden) {
        golden.assertUnderstoodBy(codec);
    }

    @Test
    void every_reason_for_a_malformed_frame_is_one_of_ours_and_has_its_case() {
        Set<String> reasons = commands()
                .filter(GoldenFrame::malformed)
                .map(golden -> codec.decode(golden.frame()).malformed())
                .collect(Collectors.toSet());

        assertEquals(REASONS, reasons);
    }

    /** The reply is said in the JSON file; this one has the bytes that another implementation made of it. */
    @ParameterizedTest
    @MethodSource("replies")
    void a_golden_reply_is_written(GoldenFrame golden) {
        byte[] written = codec.encode(ReplyFields.reply(description(golden).reply()));

        assertEquals(HexFormat.of().formatHex(golden.frame()), HexFormat.of().formatHex(written));
    }

    @Test
    void every_reply_that_has_golden_json_has_golden_protobuf_unless_it_is_huge() {
        Set<String> twins = replies().map(GoldenFrame::name).collect(Collectors.toSet());
        Set<String> missing = GoldenFrame.in("replies.jsonl")
                .filter(golden -> golden.frame().length < 600)
                .map(GoldenFrame::name)
                .collect(Collectors.toCollection(HashSet::new));
        missing.removeAll(twins);

        assertEquals(Set.of(), missing);
    }

    /** The samples of the protocol's description, section 1.5. */
    @Test
    void the_samples_of_the_protocol_are_written_as_it_says() {
        Publication publication = new Publication(Payload.json("{}"), null, 1, Map.of());

        assertEquals("0408024200", hex(new Reply.Success(2, new Result.Publish())));
        assertEquals("00", hex(new Reply.Ping()));
        assertEquals("0d220b120161220622027b7d3001", hex(new Push.OfPublication("a", publication, "")));
    }

    @Test
    void what_is_written_is_read_back_by_the_generated_classes() throws IOException {
        var joined = new ByteArrayOutputStream();
        for (GoldenFrame golden : replies().toList()) {
            joined.writeBytes(codec.encode(ReplyFields.reply(description(golden).reply())));
        }
        var in = new ByteArrayInputStream(joined.toByteArray());
        int items = 0;
        while (in.available() > 0) {
            assertEquals(
                    Map.of(),
                    Centrifuge.Reply.parseDelimitedFrom(in).getUnknownFields().asMap());
            items++;
        }
        assertEquals(replies().count(), items);
    }

    @Test
    void payload_bytes_pass_through_untouched_in_both_directions() throws IOException {
        byte[] frame = frame(Centrifuge.Command.newBuilder()
                .setId(1)
                .setPublish(
                        Centrifuge.PublishRequest.newBuilder().setChannel("a").setData(ByteString.copyFrom(BINARY))));
        Command.Publish publish = assertInstanceOf(
                Command.Publish.class, codec.decode(frame).commands().get(0));
        assertArrayEquals(BINARY, publish.data().bytes());

        byte[] item = codec.encode(new Push.OfPublication("a", Publication.of(publish.data(), null), ""));
        Centrifuge.Reply reply = Centrifuge.Reply.parseDelimitedFrom(new ByteArrayInputStream(item));
        assertArrayEquals(BINARY, reply.getPush().getPub().getData().toByteArray());
    }

    @Test
    void a_payload_is_a_copy_so_that_the_frame_may_be_overwritten() throws IOException {
        byte[] frame = frame(Centrifuge.Command.newBuilder()
                .setSend(Centrifuge.SendRequest.newBuilder().setData(ByteString.copyFromUtf8("[1,2]"))));

        Command.Send send = assertInstanceOf(
                Command.Send.class, codec.decode(frame).commands().get(0));
        Arrays.fill(frame, (byte) 'x');

        assertEquals(Payload.json("[1,2]"), send.data());
    }

    @Test
    void ten_thousand_commands_in_one_frame_are_all_read() {
        CommandFrame read = codec.decode(new byte[10_000]);

        assertNull(read.malformed());
        assertEquals(10_000, read.commands().size());
    }

    @Test
    void a_huge_map_is_read_and_bounded_by_its_frame() throws IOException {
        var connect = Centrifuge.ConnectRequest.newBuilder();
        IntStream.range(0, 5_000).forEach(i -> connect.putHeaders("h" + i, ""));
        Command.Connect read = assertInstanceOf(
                Command.Connect.class,
                codec.decode(frame(Centrifuge.Command.newBuilder().setId(1).setConnect(connect)))
                        .commands()
                        .get(0));

        assertEquals(5_000, read.headers().size());
    }

    @Test
    void nobody_can_change_what_was_read() throws IOException {
        byte[] frame = frame(Centrifuge.Command.newBuilder()
                .setId(1)
                .setConnect(Centrifuge.ConnectRequest.newBuilder()
                        .putSubs("a", Centrifuge.SubscribeRequest.getDefaultInstance())
                        .putHeaders("b", "c")));
        List<Command> commands = codec.decode(frame).commands();
        Command.Connect connect = assertInstanceOf(Command.Connect.class, commands.get(0));

        assertThrows(UnsupportedOperationException.class, commands::clear);
        assertThrows(UnsupportedOperationException.class, connect.subs()::clear);
        assertThrows(UnsupportedOperationException.class, connect.headers()::clear);
    }

    @Test
    void half_a_character_in_our_own_strings_does_not_break_the_reply() throws IOException {
        Publication publication = new Publication(Payload.json("1"), null, 0, Map.of("k", "\ud800"));
        byte[] item = codec.encode(new Push.OfPublication("a", publication, ""));

        Centrifuge.Reply reply = Centrifuge.Reply.parseDelimitedFrom(new ByteArrayInputStream(item));
        assertEquals("\ufffd", reply.getPush().getPub().getTagsOrThrow("k"));
    }

    private String hex(Reply reply) {
        return HexFormat.of().formatHex(codec.encode(reply));
    }

    private static byte[] frame(Centrifuge.Command.Builder command) throws IOException {
        var frame = new ByteArrayOutputStream();
        command.build().writeDelimitedTo(frame);
        return frame.toByteArray();
    }

    private static GoldenFrame description(GoldenFrame golden) {
        return DESCRIPTIONS.get(golden.name());
    }

    private static final Map<String, GoldenFrame> DESCRIPTIONS =
            GoldenFrame.in("replies.jsonl").collect(Collectors.toMap(GoldenFrame::name, Function.identity()));

    static Stream<GoldenFrame> commands() {
        return GoldenFrame.in("protobuf-commands.jsonl");
    }

    static Stream<GoldenFrame> replies() {
        return GoldenFrame.in("protobuf-replies.jsonl");
    }
}

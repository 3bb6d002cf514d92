package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.tidings.codec.wire.Plain;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.UnsubscribeCode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** The plain message is one message in three formats, and grows without breaking who knows an older one. */
class PlainFormatsTest {

    private static final ClientInfo ANNA = new ClientInfo("anna", "c1", null, null);
    private static final byte[] BINARY = {0, (byte) 0xff, '\n'};

    @ParameterizedTest
    @MethodSource("messages")
    void a_golden_message_is_understood(GoldenFrame golden) {
        Format format = golden.name().startsWith("protobuf") ? Format.PLAIN_PROTOBUF : Format.PLAIN_MSGPACK;
        CommandFrame read = format.codec().decode(golden.frame());

        assertEquals(
                golden.commands(),
                read.commands().stream().map(CommandFields::of).toList(),
                read::malformed);
    }

    static Stream<GoldenFrame> messages() {
        return GoldenFrame.in("plain-binary-messages.jsonl");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "PLAIN_MSGPACK", "PLAIN_PROTOBUF"})
    void a_message_means_the_same_in_every_format(Format format) {
        Stream.of("join", "leave", "chat", "ping").forEach(type -> {
            byte[] frame = written(format, type, "chat:\u00e4", "{\"a\" : 1.0}");
            assertEquals(
                    CommandFields.of(only(
                            Format.PLAIN,
                            ("{\"type\":\"" + type + "\",\"channel\":\"chat:\u00e4\",\"content\":{\"a\" : 1.0}}")
                                    .getBytes(UTF_8))),
                    CommandFields.of(only(format, frame)));
        });
    }

    @Test
    void what_is_told_is_the_same_in_every_format() throws IOException {
        Push chat = new Push.OfPublication("chat:1", Publication.of(Payload.json("[1]"), ANNA), "");
        assertEquals(
                "{\"type\":\"chat\",\"channel\":\"chat:1\",\"content\":[1],\"sender\":\"anna\"}",
                new String(Format.PLAIN.codec().encode(chat), UTF_8));
        assertEquals(
                Plain.Message.newBuilder()
                        .setType("chat")
                        .setChannel("chat:1")
                        .setContent(ByteString.copyFromUtf8("[1]"))
                        .setSender("anna")
                        .build(),
                protobuf(chat));
        assertEquals(
                ValueFactory.newMap(
                        text("type"), text("chat"),
                        text("channel"), text("chat:1"),
                        text("content"), ValueFactory.newBinary("[1]".getBytes(UTF_8)),
                        text("sender"), text("anna")),
                msgpack(chat));
    }

    @Test
    void a_refusal_and_an_end_name_their_code() throws IOException {
        Reply refused = new Reply.Failure(1, ErrorCode.BAD_REQUEST);
        assertEquals(
                Plain.Message.newBuilder()
                        .setType("error")
                        .setCode(107)
                        .setReason("bad request")
                        .build(),
                protobuf(refused));
        assertEquals(
                ValueFactory.newMap(
                        text("type"),
                        text("error"),
                        text("code"),
                        ValueFactory.newInteger(107),
                        text("reason"),
                        text("bad request")),
                msgpack(refused));
        Push ended = new Push.Unsubscribe("a", UnsubscribeCode.EXPIRED);
        assertEquals(2501, protobuf(ended).getCode());
        assertEquals("leave", protobuf(ended).getType());
        assertEquals(
                ValueFactory.newInteger(2501), msgpack(ended).asMapValue().map().get(text("code")));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN_MSGPACK", "PLAIN_PROTOBUF"})
    void binary_content_passes_through_untouched(Format format) throws IOException {
        byte[] frame = format == Format.PLAIN_PROTOBUF
                ? Plain.Message.newBuilder()
                        .setType("chat")
                        .setContent(ByteString.copyFrom(BINARY))
                        .build()
                        .toByteArray()
                : HexFormat.of().parseHex("82a474797065a463686174a7636f6e74656e74c40300ff0a");
        Command.Publish publish = (Command.Publish) only(format, frame);
        assertArrayEquals(BINARY, publish.data().bytes());

        Push chat = new Push.OfPublication("", Publication.of(publish.data(), ANNA), "");
        assertSame(Codec.UNFIT, Format.PLAIN.codec().encode(chat));
        assertArrayEquals(BINARY, protobuf(chat).getContent().toByteArray());
        assertEquals(
                ValueFactory.newBinary(BINARY), msgpack(chat).asMapValue().map().get(text("content")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | not a map",
                "93                                  | not a map",
                "82a474797065                        | not MessagePack",
                "81a474797065db7fffffff              | a length beyond the end of the frame",
                "81a7636f6e74656e74c67fffffff        | a length beyond the end of the frame",
                "81a7636f6e74656e74c6ffffffff        | not MessagePack",
                "df7fffffffa474797065a470696e67      | not MessagePack",
                "81a474797065a2c0af                  | invalid UTF-8",
                "81a47479706501                      | not MessagePack",
                "8101a470696e67                      | not MessagePack",
                "81a474797065c1                      | not MessagePack",
                "82a474797065a470696e67a474797065a470696e67 | a field comes twice",
                "81a474797065a470696e6700            | more than one message in a frame",
                "81a474797065a3786978                | a message of unknown type",
                "80                                  | a message without a type",
                "81a474797065c0                      | a message without a type",
            })
    void bad_msgpack_is_refused_with_a_reason_of_ours(String hex, String reason) {
        CommandFrame read = Format.PLAIN_MSGPACK.codec().decode(HexFormat.of().parseHex(hex));

        assertEquals(reason, read.malformed());
        assertEquals(0, read.commands().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''       | a message without a type",
                "0a0178   | a message of unknown type",
                "0a0570   | not a Protobuf message",
                "0a02c0af | not a Protobuf message",
                "7b       | not a Protobuf message",
            })
    void bad_protobuf_is_refused_with_a_reason_of_ours(String hex, String reason) {
        assertEquals(
                reason,
                Format.PLAIN_PROTOBUF
                        .codec()
                        .decode(HexFormat.of().parseHex(hex))
                        .malformed());
    }

    @Test
    void a_server_reads_a_message_of_a_client_that_knows_more() throws Exception {
        byte[] protobuf = DynamicMessage.newBuilder(NEXT_YEAR)
                .setField(NEXT_YEAR.findFieldByName("type"), "chat")
                .setField(NEXT_YEAR.findFieldByName("channel"), "a")
                .setField(NEXT_YEAR.findFieldByName("reply_to"), "m17")
                .build()
                .toByteArray();
        assertEquals(new Command.Publish(1, "a", null, 0), only(Format.PLAIN_PROTOBUF, protobuf));

        byte[] msgpack = packed(ValueFactory.newMap(
                text("reply_to"), ValueFactory.newArray(text("m17"), ValueFactory.newMap(text("x"), text("y"))),
                text("type"), text("chat"),
                text("channel"), text("a")));
        assertEquals(new Command.Publish(1, "a", null, 0), only(Format.PLAIN_MSGPACK, msgpack));
    }

    @Test
    void an_old_client_reads_a_message_of_a_server_that_knows_more() throws Exception {
        byte[] fromNextYear = DynamicMessage.newBuilder(NEXT_YEAR)
                .setField(NEXT_YEAR.findFieldByName("type"), "chat")
                .setField(NEXT_YEAR.findFieldByName("sender"), "anna")
                .setField(NEXT_YEAR.findFieldByName("reply_to"), "m17")
                .build()
                .toByteArray();
        Plain.Message read = Plain.Message.parseFrom(fromNextYear);
        assertEquals("chat of anna", read.getType() + " of " + read.getSender());
    }

    @Test
    void a_new_client_reads_a_message_of_an_old_server() throws Exception {
        byte[] ofToday = Format.PLAIN_PROTOBUF
                .codec()
                .encode(new Push.OfPublication("a", Publication.of(Payload.json("1"), ANNA), ""));
        DynamicMessage read = DynamicMessage.parseFrom(NEXT_YEAR, ofToday);
        assertEquals("anna", read.getField(NEXT_YEAR.findFieldByName("sender")));
        assertEquals("", read.getField(NEXT_YEAR.findFieldByName("reply_to")));
    }

    /** The message as it may be one day: with a field more. */
    private static final Descriptor NEXT_YEAR = nextYearsMessage();

    private static Descriptor nextYearsMessage() {
        FileDescriptorProto today = Plain.getDescriptor().toProto();
        DescriptorProto message = today.getMessageType(0).toBuilder()
                .addField(FieldDescriptorProto.newBuilder()
                        .setName("reply_to")
                        .setNumber(7)
                        .setType(FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL))
                .build();
        try {
            return FileDescriptor.buildFrom(
                            today.toBuilder().setMessageType(0, message).build(), new FileDescriptor[0])
                    .findMessageTypeByName("Message");
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] written(Format format, String type, String channel, String content) {
        return switch (format) {
            case PLAIN_PROTOBUF ->
                Plain.Message.newBuilder()
                        .setType(type)
                        .setChannel(channel)
                        .setContent(ByteString.copyFromUtf8(content))
                        .build()
                        .toByteArray();
            case PLAIN_MSGPACK ->
                packed(ValueFactory.newMap(
                        text("type"),
                        text(type),
                        text("channel"),
                        text(channel),
                        text("content"),
                        ValueFactory.newBinary(content.getBytes(UTF_8))));
            default ->
                ("{\"type\":\"" + type + "\",\"channel\":\"" + channel + "\",\"content\":" + content + "}")
                        .getBytes(UTF_8);
        };
    }

    private static byte[] packed(Value value) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packValue(value);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Value msgpack(Reply reply) throws IOException {
        try (var unpacker =
                MessagePack.newDefaultUnpacker(Format.PLAIN_MSGPACK.codec().encode(reply))) {
            return unpacker.unpackValue();
        }
    }

    private static Plain.Message protobuf(Reply reply) throws IOException {
        return Plain.Message.parseFrom(Format.PLAIN_PROTOBUF.codec().encode(reply));
    }

    private static Value text(String text) {
        return ValueFactory.newString(text);
    }

    private static Command only(Format format, byte[] frame) {
        CommandFrame read = format.codec().decode(frame);
        assertEquals(1, read.commands().size(), read::malformed);
        return read.commands().get(0);
    }
}

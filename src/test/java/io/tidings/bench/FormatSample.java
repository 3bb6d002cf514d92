package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * A message as applications send it.
 *
 * @param name what it is called in the table
 * @param channel where it is published
 * @param content its payload: a String, or a Map of Strings, Longs, Doubles and Booleans
 */
record FormatSample(String name, String channel, Object content) {

    /** The reference's own example, and three that portals send. */
    static List<FormatSample> all() {
        return List.of(
                new FormatSample("the reference's", "general", "Hello, World!"),
                new FormatSample(
                        "a chat line",
                        "chat:room-42",
                        fields(
                                "text",
                                "Are you coming to the meeting at three? I have the figures.",
                                "at",
                                1_767_225_600_123L,
                                "edited",
                                false)),
                new FormatSample(
                        "a quote",
                        "quotes:ACME",
                        fields(
                                "symbol",
                                "ACME",
                                "bid",
                                101.25,
                                "ask",
                                101.27,
                                "last",
                                101.26,
                                "volume",
                                1_250_300L,
                                "at",
                                1_767_225_600_123L)),
                new FormatSample(
                        "a notification",
                        "#user123",
                        fields(
                                "id",
                                "f47ac10b-58cc-4372-a567-0e02b2c3d479",
                                "title",
                                "Your leave request was approved",
                                "body",
                                "Anna Schmidt has approved your leave from 3 to 14 August.",
                                "link",
                                "/portal/hr/requests/20817",
                                "unread",
                                true)));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The payload as JSON. */
    byte[] json() {
        return jsonText().getBytes(UTF_8);
    }

    String jsonText() {
        if (content instanceof Map<?, ?> fields) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            fields.forEach((name, value) -> object.add("\"" + name + "\":" + jsonValue(value)));
            return object.toString();
        }
        return jsonValue(content);
    }

    /** None of the texts needs an escape. */
    private static String jsonValue(Object value) {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    /** The payload as a Protobuf message whose fields are numbered from 1. */
    byte[] protobuf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            if (content instanceof Map<?, ?> fields) {
                int number = 1;
                for (Object value : fields.values()) {
                    write(out, number++, value);
                }
            } else {
                write(out, 1, content);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(CodedOutputStream out, int number, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(number, text);
        } else if (value instanceof Long integer) {
            out.writeInt64(number, integer);
        } else if (value instanceof Double real) {
            out.writeDouble(number, real);
        } else if (value.equals(true)) {
            out.writeBool(number, true);
        }
    }

    /** The payload as MessagePack, with its names. */
    byte[] msgpack() {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            if (content instanceof Map<?, ?> fields) {
                packer.packMapHeader(fields.size());
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    pack(packer, field.getKey());
                    pack(packer, field.getValue());
                }
            } else {
                pack(packer, content);
            }
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(MessageBufferPacker packer, Object value) throws IOException {
        if (value instanceof String text) {
            packer.packString(text);
        } else if (value instanceof Long integer) {
            packer.packLong(integer);
        } else if (value instanceof Double real) {
            packer.packDouble(real);
        } else {
            packer.packBoolean(value.equals(true));
        }
    }
}

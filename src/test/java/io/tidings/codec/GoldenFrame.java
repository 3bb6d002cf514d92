package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One line of a file in {@code src/test/resources/frames}; see the README there. */
record GoldenFrame(JsonObject fields) {

    static Stream<GoldenFrame> in(String file) {
        try (InputStream stream = GoldenFrame.class.getResourceAsStream("/frames/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(GoldenFrame::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFrame line(String line) {
        // not the parser that is being tested
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return new GoldenFrame(reader.readObject());
        }
    }

    String name() {
        return fields.getString("name");
    }

    byte[] frame() {
        return bytes(fields.get("frame"));
    }

    boolean malformed() {
        return fields.getBoolean("malformed", false);
    }

    /** The commands a frame holds, each a map of one entry. */
    List<Map<String, Object>> commands() {
        return fields.getJsonArray("commands").stream()
                .map(command -> map(command.asJsonObject()))
                .toList();
    }

    Map<String, Object> reply() {
        return map(fields.getJsonObject("reply"));
    }

    /** The codec finds the commands that are said here, and nothing wrong where nothing is. */
    void assertUnderstoodBy(Codec codec) {
        CommandFrame read = codec.decode(frame());

        assertAll(
                () -> assertEquals(
                        commands(),
                        read.commands().stream().map(CommandFields::of).toList()),
                () -> assertEquals(malformed(), read.malformed() != null, read.malformed()));
    }

    @Override
    public String toString() {
        return name();
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, plain(name, value)));
        return map;
    }

    private static Object plain(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> map(value.asJsonObject());
            case ARRAY ->
                name.equals("publications")
                        ? value.asJsonArray().stream()
                                .map(item -> map(item.asJsonObject()))
                                .toList()
                        : new String(bytes(value), StandardCharsets.UTF_8);
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).longValueExact();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> throw new IllegalStateException("leave it out instead: " + name);
        };
    }

    private static byte[] bytes(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString().getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (JsonValue part : (JsonArray) value) {
            joined.writeBytes(part instanceof JsonObject object ? part(object) : bytes(part));
        }
        return joined.toByteArray();
    }

    private static byte[] part(JsonObject part) {
        return part.containsKey("hex")
                ? HexFormat.of().parseHex(part.getString("hex"))
                : part.getString("repeat").repeat(part.getInt("times")).getBytes(StandardCharsets.UTF_8);
    }
}

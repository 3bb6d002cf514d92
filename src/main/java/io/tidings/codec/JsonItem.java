package io.tidings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidings.protocol.Payload;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object while it is being read, field after field.
 *
 * <p>A field that is null counts as absent. Every method throws {@link Malformed}, or Jackson's own exception, when the
 * input is not what was asked for. For one thread.
 */
final class JsonItem {

    /** Reads a whole object, which has just been entered, up to its end. */
    interface Reader<T> {
        T read(JsonItem item) throws IOException;
    }

    /** Takes one field of an object. */
    interface Field {
        void read(String name, JsonItem item) throws IOException;
    }

    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final int UINT64_BITS = 64;

    private final byte[] frame;
    private final int from;
    private final int to;
    private final char[] text;
    private final JsonParser parser;

    private JsonItem(byte[] frame, int from, int to, char[] text, JsonParser parser) {
        this.frame = frame;
        this.from = from;
        this.to = to;
        this.text = text;
        this.parser = parser;
    }

    /** Reads the bytes from {@code from} up to {@code to}, which have to be exactly one object. */
    static <T> T read(byte[] frame, int from, int to, Reader<T> reader) throws IOException {
        char[] text = Utf8.text(frame, from, to);
        try (JsonParser parser = Json.open(text)) {
            JsonItem item = new JsonItem(frame, from, to, text, parser);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new Malformed(first == null ? "nothing there" : "not an object");
            }
            T result = reader.read(item);
            if (parser.nextToken() != null) {
                throw new Malformed("more than one JSON value");
            }
            return result;
        }
    }

    /**
     * Reads the rest of an object that was just entered, and hands over each field that is {@code known} and not null.
     *
     * <p>A known field that comes twice is malformed, as in the reference server: no two readers agree on which counts.
     */
    void fields(List<String> known, Field field) throws IOException {
        int seen = 0;
        while (next()) {
            String name = parser.currentName();
            int index = known.indexOf(name);
            if (index < 0) {
                parser.skipChildren();
            } else if ((seen & (1 << index)) != 0) {
                throw new Malformed("a field comes twice");
            } else {
                seen |= 1 << index;
                field.read(name, this);
            }
        }
    }

    /** Moves to the next field that is not null. Returns whether there was one; if not, the object has ended. */
    private boolean next() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return true;
            }
        }
        return false;
    }

    /** Name of the current field where it is the client's own word, such as a channel. */
    String key() throws IOException {
        return Utf8.wellFormed(parser.currentName());
    }

    /** Passes over the current value, whatever it is. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /** The current value, an object, as {@code reader} understands it. */
    <T> T object(Reader<T> reader) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        return reader.read(this);
    }

    /** The current value, an object, as a map of what {@code reader} makes of each field, in the order they came. */
    <T> Map<String, T> map(Reader<T> reader) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, T> map = new LinkedHashMap<>();
        while (next()) {
            if (map.put(key(), reader.read(this)) != null) {
                throw new Malformed("a field comes twice");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** The current value, a list of what {@code reader} makes of each element, null too. */
    <T> List<T> list(Reader<T> reader) throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(reader.read(this));
        }
        return Collections.unmodifiableList(list);
    }

    /** The current value, a string, in which U+FFFD stands for what is not Unicode, as in the reference server. */
    String string() throws IOException {
        expect(JsonToken.VALUE_STRING, "a string");
        return Utf8.wellFormed(parser.getText());
    }

    /** The current value, true or false. */
    boolean bool() throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new Malformed("a field is not a boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** The current value, 0 to 4294967295. */
    long uint32() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        long value = parser.getLongValue();
        if (value < 0 || value > MAX_UINT32) {
            throw new Malformed("a field is not an unsigned 32-bit integer");
        }
        return value;
    }

    /** The current value, a signed 32-bit integer. */
    int int32() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        return parser.getIntValue();
    }

    /** The current value, a signed 64-bit integer. */
    long int64() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        return parser.getLongValue();
    }

    /** The current value, 0 to 2^64-1; above 2^63-1 it becomes that, which no stream will reach either. */
    long uint64() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        BigInteger value = parser.getBigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > UINT64_BITS) {
            throw new Malformed("a field is not an unsigned 64-bit integer");
        }
        return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
    }

    /** The bytes of the current value, whatever it is, as they came: a copy, so that they do not keep the frame alive. */
    Payload payload() throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        boolean ascii = text.length == to - from;
        // well-formed UTF-8 has one form only: written again, it is what it was
        return Payload.json(
                ascii
                        ? Arrays.copyOfRange(frame, from + start, from + end)
                        : new String(text, start, end - start).getBytes(StandardCharsets.UTF_8));
    }

    /** The current value, a whole number from -2^63 to 2^64-1; above 2^63-1 it becomes that. */
    long integer() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        return parser.getBigIntegerValue().signum() < 0 ? int64() : uint64();
    }

    private void expect(JsonToken token, String what) throws Malformed {
        if (parser.currentToken() != token) {
            throw new Malformed("a field is not " + what);
        }
    }
}

package io.tidings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidings.protocol.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts values out of JSON text without writing them anew, so that numbers keep their digits and objects their order.
 *
 * <p>Strict: RFC 8259, UTF-8 without a byte order mark, no name twice in one object, nothing after the value; nested
 * at most 1000 deep, which is Jackson's own limit. Bad input is an answer and not an exception. Thread-safe.
 */
public final class JsonSlice {

    private JsonSlice() {}

    /**
     * The members of an object by name, each with its value as it is written there. A member that is {@code null} is
     * left out, because the protocol reads it like an absent one.
     *
     * @return the members in their order; null when {@code json} is not one well-formed object
     */
    public static @Nullable Map<String, Payload> members(byte[] json) {
        try {
            char[] text = Utf8.text(json, 0, json.length);
            try (JsonParser parser = Json.openWithoutDuplicates(text)) {
                return parser.nextToken() == JsonToken.START_OBJECT ? members(parser, text) : null;
            }
        } catch (IOException malformed) {
            return null;
        }
    }

    /**
     * Objects that follow each other, with nothing but white space between them, each as it is written there.
     *
     * @return the objects in their order; null when there is anything else
     */
    public static @Nullable List<Payload> objects(byte[] json) {
        try {
            char[] text = Utf8.text(json, 0, json.length);
            try (JsonParser parser = Json.openWithoutDuplicates(text)) {
                List<Payload> objects = new ArrayList<>();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    objects.add(value(parser, text));
                }
                return parser.currentToken() == null ? objects : null;
            }
        } catch (IOException malformed) {
            return null;
        }
    }

    /** The current value as it is written; the parser is at its end then. */
    private static Payload value(JsonParser parser, char[] text) throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        skipValue(parser);
        int to = (int) parser.currentLocation().getCharOffset();
        return Payload.json(new String(text, from, to - from));
    }

    /** Whether the bytes are one well-formed JSON value. */
    public static boolean isValue(byte[] json) {
        try (JsonParser parser = Json.openWithoutDuplicates(Utf8.text(json, 0, json.length))) {
            if (parser.nextToken() == null) {
                return false;
            }
            skipValue(parser);
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }

    private static @Nullable Map<String, Payload> members(JsonParser parser, char[] text) throws IOException {
        Map<String, Payload> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken kind = parser.nextToken();
            Payload value = value(parser, text);
            if (kind != JsonToken.VALUE_NULL) {
                members.put(name, value);
            }
        }
        return parser.nextToken() == null ? members : null;
    }

    /** To the end of the current value; Jackson reads strings and numbers lazily unless it is told to finish. */
    private static void skipValue(JsonParser parser) throws IOException {
        int depth = parser.currentToken().isStructStart() ? 1 : 0;
        parser.finishToken();
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            parser.finishToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }
}

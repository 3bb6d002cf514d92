package io.tidings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether bytes that did not come through a JSON frame may be sent in one.
 *
 * <p>JSON here is one value after RFC 8259 in well-formed UTF-8, white space around it allowed; nested at most 1,000
 * levels deep, with numbers of at most 1,000 digits and names of at most 50,000 characters. Thread-safe.
 */
public final class JsonText {

    private JsonText() {}

    /** Whether the bytes are one JSON value of any kind. */
    public static boolean isValid(byte[] text) {
        return kind(text) != null;
    }

    /** Whether the bytes are one JSON object. */
    public static boolean isObject(byte[] text) {
        return kind(text) == JsonToken.START_OBJECT;
    }

    /** The first token of the one value, null if there is none, or more than one, or anything else is wrong. */
    private static @Nullable JsonToken kind(byte[] text) {
        try (JsonParser parser = Json.open(Utf8.text(text, 0, text.length))) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null ? first : null;
        } catch (IOException notJson) {
            return null;
        }
    }
}

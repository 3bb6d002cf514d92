package io.tidings.ingest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tags as the table has them: a JSON object of strings, or nothing. */
final class Tags {

    private Tags() {}

    static @Nullable String write(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return null;
        }
        JsonObjectBuilder object = Json.createObjectBuilder();
        tags.forEach(object::add);
        return object.build().toString();
    }

    /** @throws IllegalArgumentException when the text is no JSON object of strings */
    static Map<String, String> read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        Map<String, String> tags = new TreeMap<>();
        object(text).forEach((name, value) -> tags.put(name, string(value)));
        return tags;
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException malformed) {
            throw new IllegalArgumentException("the tags are no JSON object", malformed);
        }
    }

    private static String string(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new IllegalArgumentException("a tag is no string");
    }
}

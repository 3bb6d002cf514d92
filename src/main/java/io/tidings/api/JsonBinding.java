package io.tidings.api;

import io.tidings.protocol.Payload;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;

/** Objects of the application as JSON, and back: JSON-B as the server has it. Thread-safe. */
final class JsonBinding {

    /** Costly to make, and remembers every class it has seen: one for all. */
    private static final Jsonb JSONB = JsonbBuilder.create();

    private JsonBinding() {}

    /** The object as JSON. */
    static Payload write(Object object) {
        return Payload.json(JSONB.toJson(object));
    }

    /** The object that the text is; throws {@link JsonbException} when it does not fit the type. */
    static <T> T read(String json, Class<T> type) {
        return JSONB.fromJson(json, type);
    }
}

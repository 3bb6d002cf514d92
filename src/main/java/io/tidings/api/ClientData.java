package io.tidings.api;

import io.tidings.protocol.Payload;
import jakarta.json.bind.JsonbException;
import org.jspecify.annotations.Nullable;

/** What a client sent along, as text or as an object. */
record ClientData(@Nullable Payload payload) {

    /** A copy. */
    byte[] bytes() {
        return payload == null ? new byte[0] : payload.bytes().clone();
    }

    /** Exactly as it came; empty when there was nothing. */
    String json() {
        return payload == null ? "" : payload.text();
    }

    /** Read by JSON-B; throws {@link BadData} when it does not fit the type. */
    <T> T as(Class<T> type) {
        try {
            return JsonBinding.read(json(), type);
        } catch (JsonbException mismatch) {
            throw new BadData(mismatch);
        }
    }

    /** Data that does not fit the type asked for: the client's mistake, not a bug. */
    static final class BadData extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        BadData(Throwable cause) {
            super("the data does not fit the type", cause);
        }
    }
}

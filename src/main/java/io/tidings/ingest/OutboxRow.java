package io.tidings.ingest;

import io.tidings.protocol.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that was taken to be relayed.
 *
 * @param id grows with time within a partition, as far as transactions see each other
 * @param text the payload as JSON text, or null
 * @param bytes the payload as bytes, or null
 * @param tags a JSON object of strings as it was written, or null
 * @param idempotencyKey never empty
 * @param age milliseconds since the row was written, by the database's clock
 */
record OutboxRow(
        long id,
        String channel,
        @Nullable String text,
        byte @Nullable [] bytes,
        @Nullable String tags,
        String idempotencyKey,
        @Nullable String partitionKey,
        long age) {

    /** The tag that tells rows apart. */
    static final String ID_TAG = "outbox_id";

    /** What is published. The text is checked, because anybody may have written it. */
    Payload payload() {
        if (bytes != null) {
            return Payload.of(bytes);
        }
        return Payload.of((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The tags of the publication.
     *
     * @param withId whether {@value #ID_TAG} is one of them
     * @throws IllegalArgumentException when what was written is no JSON object of strings
     */
    Map<String, String> publishedTags(boolean withId) {
        Map<String, String> published = new TreeMap<>(Tags.read(tags));
        if (withId) {
            published.put(ID_TAG, idempotencyKey);
        }
        return published;
    }
}

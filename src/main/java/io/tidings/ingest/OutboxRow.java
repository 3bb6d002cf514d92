package io.tidings.ingest;

import io.tidings.protocol.Payload;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that was taken to be relayed.
 *
 * @param id grows with time within a partition, as far as transactions see each other
 * @param data the payload; nobody has checked that it fits its channel
 * @param isText whether it was written as text
 * @param tags a JSON object of strings as it was written, or null
 * @param idempotencyKey what makes it the same as another publication of its channel, or null
 * @param outboxId what no other row has
 * @param age milliseconds since the row was written, by the database's clock
 */
record OutboxRow(
        long id,
        String channel,
        Payload data,
        boolean isText,
        @Nullable String tags,
        @Nullable String idempotencyKey,
        @Nullable String partitionKey,
        String outboxId,
        long age) {

    /** The tag that tells rows apart. */
    static final String ID_TAG = "outbox_id";

    /**
     * The tags of the publication.
     *
     * @param withId whether {@value #ID_TAG} is one of them
     * @throws IllegalArgumentException when what was written is no JSON object of strings
     */
    Map<String, String> publishedTags(boolean withId) {
        Map<String, String> published = new TreeMap<>(Tags.read(tags));
        if (withId) {
            published.put(ID_TAG, outboxId);
        }
        return published;
    }
}

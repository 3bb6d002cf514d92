package io.tidings.api;

import io.tidings.protocol.PublishCondition;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Publishes with the caller's transaction: what is rolled back is never published, what is committed is published even if
 * the server dies a moment later.
 *
 * <pre>{@code
 * @Inject Outbox outbox;
 *
 * @Transactional
 * void place(Order order) {
 *     orders.insert(order);
 *     outbox.publish("orders:" + order.customer(), order);
 * }
 * }</pre>
 *
 * A publication is a row that is written to {@code tidings_outbox} through the data source
 * {@code tidings.outbox.data_source}, which has to be the one that the application writes to. Outside of a transaction the
 * row is committed at once. Publications of one channel go out in the order in which they were written; of transactions
 * that run at the same time, either may be first.
 *
 * <p>All methods throw {@link OutboxUnavailable} when the database cannot take the row now, {@link IllegalArgumentException}
 * when a channel's namespace is not configured or the payload is none, and {@link IllegalStateException} when the database
 * refuses the row or {@code tidings.outbox.enabled} is false. Each of them marks the caller's transaction for rollback where
 * the container does that for unchecked exceptions. Thread-safe.
 */
public interface Outbox {

    /** Publishes an object, written by JSON-B. */
    default void publish(String channel, Object data) {
        publish(channel, data, Options.NONE);
    }

    /** The same with options. */
    void publish(String channel, Object data, Options options);

    /** Publishes JSON text exactly as it is. It has to be valid: otherwise the row is moved aside when it is relayed. */
    void publishJson(String channel, String json, Options options);

    /** Publishes bytes, for a namespace whose data format is binary. */
    void publishBytes(String channel, byte[] bytes, Options options);

    /**
     * What else belongs to a publication. Immutable.
     *
     * @param tags text labels that subscribers get too
     * @param idempotencyKey two publications of a channel with the same key within five minutes are one; at most 255
     *     characters; null = each is one
     * @param partitionKey publications with the same key keep their order, whatever their channels; null = the channel
     */
    record Options(
            Map<String, String> tags,
            @Nullable String idempotencyKey,
            @Nullable String partitionKey) {

        /** Nothing else. */
        public static final Options NONE = new Options(Map.of(), null, null);

        public Options {
            tags = Map.copyOf(tags);
            if (idempotencyKey != null
                    && (idempotencyKey.isEmpty() || idempotencyKey.length() > PublishCondition.LONGEST_KEY)) {
                throw new IllegalArgumentException(
                        "an idempotency key has 1 to " + PublishCondition.LONGEST_KEY + " characters");
            }
        }

        /** The same with one more tag. */
        public Options withTag(String name, String value) {
            Map<String, String> more = new TreeMap<>(tags);
            more.put(name, value);
            return new Options(more, idempotencyKey, partitionKey);
        }

        /** The same with this idempotency key. */
        public Options withIdempotencyKey(String key) {
            return new Options(tags, key, partitionKey);
        }

        /** The same with this partition key. */
        public Options withPartitionKey(String key) {
            return new Options(tags, idempotencyKey, key);
        }
    }
}

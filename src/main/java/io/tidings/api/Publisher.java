package io.tidings.api;

import java.util.concurrent.CompletionStage;

/**
 * Publishes to a channel; injected with {@link Channel}, or made by {@link Tidings#channel}.
 *
 * <p>Called inside a JTA transaction, it publishes when that has been committed, and never if it is rolled back; called
 * outside, at once. The payload is written as JSON when the method is called, so the object may change afterwards. What
 * one thread publishes to one channel keeps its order.
 *
 * <p>The stage that is returned completes with the place of the publication in its channel. It completes exceptionally
 * with {@link RefusedException} if the hub refuses the publication, and with
 * {@link java.util.concurrent.CancellationException} if the transaction is rolled back. Do not wait for it inside the
 * transaction: it completes after that.
 *
 * <p>What one transaction publishes waits in memory, up to {@code tidings.cdi.transaction_size} bytes. The publication
 * that is too much makes its method throw {@link IllegalStateException}, which rolls the transaction back unless somebody
 * catches it.
 *
 * <p>Thread-safe and immutable. It may be kept in beans of every scope, passivating ones too.
 *
 * @param <T> type of the payload, which JSON-B writes
 */
public interface Publisher<T> {

    /**
     * Publishes an object as JSON.
     *
     * @throws jakarta.json.bind.JsonbException when JSON-B cannot write it
     * @throws IllegalStateException when the channel is a template that {@link #to} has not filled in
     */
    CompletionStage<Position> publish(T payload);

    /**
     * Publishes JSON text exactly as it is; text that is not one JSON value is refused (107), because clients that speak
     * JSON could not be sent it.
     *
     * @throws IllegalStateException when the channel is a template that {@link #to} has not filled in
     */
    CompletionStage<Position> publishJson(String json);

    /**
     * Publishes a copy of these bytes. They need not be JSON where the namespace's {@code publication_data_format} is
     * {@code binary} or {@code not_empty}; clients that speak JSON are disconnected by such (3506).
     *
     * @throws IllegalStateException when the channel is a template that {@link #to} has not filled in
     */
    CompletionStage<Position> publishBytes(byte[] bytes);

    /**
     * Publishes to one user's own channel of this name, {@code news#anna}: only that user may subscribe to it, where the
     * namespace has {@code allow_user_limited_channels}. The injected name may end with the {@code #}: {@code "#"} and
     * {@code "me:#"} are the personal channels, which users need not subscribe to.
     *
     * @throws IllegalArgumentException when the user id is empty, or has a character that means something in a channel's
     *     name
     */
    CompletionStage<Position> publishTo(String user, T payload);

    /**
     * A publisher for the channel that comes out when the parts of the template are filled in, in their order.
     *
     * @throws IllegalArgumentException when there are more or fewer values than parts, or one is empty or has a character
     *     that means something in a channel's name: {@code #} and {@code ,} and, where the template has no namespace, {@code :}
     */
    Publisher<T> to(String... values);

    /** A publisher whose publications carry this text label too; one of the same name is replaced. */
    Publisher<T> tagged(String name, String value);

    /**
     * A publisher that publishes once under this key: a second publication with the same key in the same channel within five
     * minutes is not made, and its stage completes with the place of the first one. For what may be repeated after a failure.
     *
     * @param key 1 to 255 characters; a longer one is refused (107)
     * @throws IllegalArgumentException when the key is empty
     */
    Publisher<T> once(String key);
}

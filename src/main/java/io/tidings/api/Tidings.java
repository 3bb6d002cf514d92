package io.tidings.api;

import java.util.concurrent.CompletionStage;

/**
 * The hub, for application code in the same server: {@code @Inject Tidings tidings}.
 *
 * <p>Publishing obeys the caller's transaction as {@link Publisher} says; everything else happens at once. What is done
 * to a user is done to each of the user's connections on this node. Thread-safe; nothing here blocks, but publishing,
 * which waits while the hub has too much to do.
 */
public interface Tidings {

    /** A publisher for a channel whose name is known only now; braces mean nothing in it. */
    <T> Publisher<T> channel(String name);

    /** Publishes an object as JSON, as {@link Publisher#publish} does. */
    CompletionStage<Position> publish(String channel, Object payload);

    /**
     * Publishes to the user's personal channel, which every connection of the user is subscribed to by the server where
     * {@code tidings.client.subscribe_to_user_personal_channel.enabled} is true.
     *
     * @throws IllegalStateException when there are no personal channels
     * @throws IllegalArgumentException when the user id is empty, or has a character that means something in a channel's
     *     name
     */
    CompletionStage<Position> publishTo(String user, Object payload);

    /**
     * Sends an object as JSON to every connection of the user, outside of all channels. It is not kept, and does not wait
     * for a transaction.
     */
    void send(String user, Object message);

    /**
     * Subscribes every connection of the user that is not subscribed yet.
     *
     * @return how many connections are being subscribed
     * @throws RefusedException when there is no such namespace (102)
     */
    int subscribe(String user, String channel);

    /** Ends the subscription of every connection of the user. */
    void unsubscribe(String user, String channel);

    /** Ends every connection of the user; SDKs do not come back by themselves (3503). */
    void disconnect(String user);

    /**
     * Ends every connection of the user.
     *
     * @param code 4000 to 4499: SDKs reconnect; 4500 to 4999: they do not
     * @param reason 1 to 123 bytes of UTF-8
     * @throws IllegalArgumentException when code or reason is another
     */
    void disconnect(String user, int code, String reason);

    /** What this node is, and how much there is on it now. */
    NodeInfo info();
}

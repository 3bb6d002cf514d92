package io.tidings.api;

import java.util.List;
import java.util.SortedMap;
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
    default CompletionStage<Position> publish(String channel, Object payload) {
        return channel(channel).publish(payload);
    }

    /**
     * A publisher for the user's personal channel, which every connection of the user is subscribed to by the server where
     * {@code tidings.client.subscribe_to_user_personal_channel.enabled} is true.
     *
     * @throws IllegalStateException when there are no personal channels
     * @throws IllegalArgumentException when the user id is empty, or has a character that means something in a channel's
     *     name
     */
    <T> Publisher<T> personal(String user);

    /** Publishes an object as JSON to the user's {@linkplain #personal personal channel}. */
    default CompletionStage<Position> publishTo(String user, Object payload) {
        return personal(user).publish(payload);
    }

    /**
     * Sends an object as JSON to every connection of the user, outside of all channels. It is not kept, and does not wait
     * for a transaction.
     */
    void send(String user, Object message);

    /**
     * Who is subscribed to a channel.
     *
     * @return completes exceptionally with {@link RefusedException} where the namespace does not keep presence (108)
     */
    CompletionStage<List<Presence>> presence(String channel);

    /**
     * The latest publications that a channel has kept, oldest first.
     *
     * @param limit most publications, from 1
     * @return completes exceptionally with {@link RefusedException} where the namespace keeps no history (108)
     */
    CompletionStage<List<Publication>> history(String channel, int limit);

    /**
     * What a channel has kept after a position, oldest first.
     *
     * @param limit most publications, from 1
     * @return completes exceptionally with {@link RefusedException} where the namespace keeps no history (108), or when the
     *     position belongs to another life of the stream (112)
     */
    CompletionStage<List<Publication>> history(String channel, int limit, Position since);

    /**
     * Forgets the publications of a channel; its positions go on.
     *
     * @return completes exceptionally with {@link RefusedException} where the namespace keeps no history (108)
     */
    CompletionStage<Void> removeHistory(String channel);

    /** Channels with subscribers on this node, and how many these are; {@code *} in the pattern stands for any text. */
    SortedMap<String, Integer> channels(String pattern);

    /**
     * Subscribes every connection of the user that is not subscribed yet; each is told.
     *
     * @return completes when that is done; exceptionally with {@link RefusedException} when there is no such namespace
     *     (102), a {@link ChannelRule} denies it (103), or a connection has as many subscriptions as it may (106)
     */
    CompletionStage<Void> subscribe(String user, String channel);

    /**
     * Ends the subscription of every connection of the user; each is told.
     *
     * @throws RefusedException when there is no such namespace (102)
     */
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

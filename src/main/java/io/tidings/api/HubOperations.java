package io.tidings.api;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What another application in the same server may ask of this hub, by the platform's MBean server. All types are the
 * JDK's, because the other application has its own classes. Thread-safe.
 *
 * <p>The stages complete with the offset of the publication, 0 in a channel without history. They fail with
 * {@link IllegalArgumentException} if the hub refuses the publication, and are cancelled if the caller's transaction is
 * rolled back, as {@link Publisher} says.
 */
public interface HubOperations {

    /** Publishes JSON text exactly as it is. */
    CompletionStage<Long> publish(String channel, String json);

    /** Publishes a copy of these bytes with text labels. */
    CompletionStage<Long> publish(String channel, byte[] bytes, Map<String, String> tags);

    /** Publishes JSON text to the user's personal channel, as {@link Tidings#publishTo} does. */
    CompletionStage<Long> publishTo(String user, String json);

    /** Ends every connection of the user, as {@link Tidings#disconnect(String)} does. */
    void disconnect(String user);

    /**
     * A one-time ticket for somebody who has logged in at the caller: a client that shows it within 30 seconds, where a
     * token would stand, is this user. What channels ask of roles, it has none of.
     *
     * @param user the user id, which is not empty
     * @param login what the caller calls this login, not empty and never used for another one; clients do not see it
     * @throws IllegalArgumentException if one of them is empty
     * @throws IllegalStateException if too many tickets are out
     */
    String ticket(String user, String login);

    /**
     * Ends every connection that was made with tickets of this login, for good (3503), and makes those worthless that are
     * out.
     */
    void logOut(String login);
}

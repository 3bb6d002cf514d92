package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Result;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Port: who is subscribed to a channel, on any node. Thread-safe; methods do not block. */
public interface PresenceStore {

    /** Adds a client or renews its entry; a store shared by nodes lets entries expire that are not renewed. */
    CompletionStage<Void> add(String channel, ClientInfo info);

    /** Removes a client; nothing happens when it is not there. */
    CompletionStage<Void> remove(String channel, ClientInfo info);

    /** All clients of a channel by client id; empty for a channel nobody is in. */
    CompletionStage<Map<String, ClientInfo>> members(String channel);

    /** How many clients, and how many distinct users among them (the empty user id counts as one). */
    CompletionStage<Result.PresenceStats> stats(String channel);
}

package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Port: application code that sees a client's publication when it is allowed, and before the broker does. Thread-safe.
 */
@FunctionalInterface
public interface Editor {

    /** Nobody looks: everything passes as it is. */
    Editor NONE = (channel, publisher, data) -> CompletableFuture.completedFuture(Decision.granted(data));

    /**
     * Says what is published in its place, or why nothing is. Called on the thread that reads from the client, in the
     * order of its publications; the stages of one client complete in that order too. May block: only that client waits.
     */
    CompletionStage<Decision<Payload>> edit(String channel, ClientInfo publisher, Payload data);
}

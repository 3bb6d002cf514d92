package io.tidings.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Port: the way to the other nodes of a cluster, for requests that reached the wrong one. A request that carries commands
 * names its session's node, so a load balancer need not keep a client with one node. Thread-safe.
 */
public interface Nodes {

    /** There are no others. */
    Nodes NONE = (node, session, principal, frame) -> CompletableFuture.completedFuture(Delivery.NO_SUCH_NODE);

    /** Hands a frame of commands to {@link Sessions#deliver} of the node with this name. */
    CompletionStage<Delivery> deliver(String node, String session, @Nullable String principal, byte[] frame);
}

package io.tidings.hub;

import io.tidings.protocol.Command;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletionStage;

/**
 * Port: says who a client is and what its tokens grant. What the namespace's flags allow is the hub's own knowledge.
 *
 * <p>Thread-safe. May block, because it is asked on the thread that reads from the client.
 */
public interface Authorizer {

    /** The identity of a new connection, from its token or the container. */
    CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake);

    /** What the subscription token in {@code request} grants; only asked when there is one. */
    CompletionStage<Decision<Grant>> subscribe(Credentials who, String client, SubscribeRequest request);

    /** New credentials for the same user. */
    CompletionStage<Decision<Credentials>> refresh(Credentials who, String token);

    /** A new grant for a subscription the client already has. */
    CompletionStage<Decision<Grant>> subRefresh(Credentials who, String client, String channel, String token);
}

package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Port: application code that clients call. Thread-safe. May block: it runs on the thread that reads from the client, so
 * that a slow method slows only its own callers.
 */
public interface ClientCalls {

    /** Calls a method; a granted null is an empty result. */
    CompletionStage<Decision<Rpc>> rpc(ClientInfo caller, String method, @Nullable Payload data);

    /** Hands over an asynchronous message. Returns whether anybody takes such messages at all. */
    boolean message(ClientInfo sender, @Nullable Payload data);

    /** What a method returned. */
    record Rpc(@Nullable Payload data) {}
}

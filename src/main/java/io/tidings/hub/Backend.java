package io.tidings.hub;

import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Port: the application's backend behind hooks, which decides where the configuration says so. Thread-safe. Never blocks,
 * and every stage completes in bounded time: a backend that does not answer is a refusal, too.
 */
public interface Backend {

    /** There is none, and no configuration may name one. */
    Backend NONE = new Backend() {
        @Override
        public CompletionStage<Decision<Optional<Credentials>>> connect(Asker asker, Command.Connect command) {
            return CompletableFuture.completedFuture(Decision.granted(Optional.empty()));
        }

        @Override
        public CompletionStage<Renewal> refresh(Asker asker) {
            return CompletableFuture.completedFuture(new Renewal.Expired());
        }

        @Override
        public CompletionStage<Decision<ClientCalls.Rpc>> rpc(
                Asker asker, String proxy, String method, @Nullable Payload data) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
        }
    };

    /** Who a client without a token is; granted emptiness = the backend has nothing to say of this one. */
    CompletionStage<Decision<Optional<Credentials>>> connect(Asker asker, Command.Connect command);

    /** Whether a connection whose time is over goes on. */
    CompletionStage<Renewal> refresh(Asker asker);

    /** Calls a method of the backend of this name; a granted null is an empty result. */
    CompletionStage<Decision<ClientCalls.Rpc>> rpc(Asker asker, String proxy, String method, @Nullable Payload data);
}

package io.tidings.api;

import io.tidings.hub.Decision;
import io.tidings.hub.Hub;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The way of every publication of application code, from the object to the hub. Thread-safe. */
final class Outgoing {

    private final Hub hub;
    private final AfterCommit afterCommit;

    Outgoing(Hub hub, AfterCommit afterCommit) {
        this.hub = hub;
        this.afterCommit = afterCommit;
    }

    /** Publishes now, or after the caller's transaction. */
    CompletionStage<Position> publish(String channel, Payload data, PublishOptions options) {
        return afterCommit.run(
                data.length(),
                () -> answer(
                        channel, hub.publish(channel, data, options), at -> new Position(at.offset(), at.epoch())));
    }

    /** What the hub granted, as the application gets it, or the hub's refusal as an exception. */
    static <T, R> CompletionStage<R> answer(
            String channel, CompletionStage<Decision<T>> coming, Function<T, R> granted) {
        // with a broker in memory it is there already, and needs no stage between
        if (coming instanceof CompletableFuture<Decision<T>> there
                && there.isDone()
                && !there.isCompletedExceptionally()
                && there.join() instanceof Decision.Granted<T> yes) {
            return CompletableFuture.completedFuture(granted.apply(yes.value()));
        }
        CompletableFuture<R> result = new CompletableFuture<>();
        coming.whenComplete((decision, failure) -> {
            if (decision instanceof Decision.Granted<T> yes) {
                result.complete(granted.apply(yes.value()));
            } else if (decision instanceof Decision.Refused<T> no) {
                result.completeExceptionally(RefusedException.of(channel, no.why()));
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}

package io.tidings.api;

import io.tidings.hub.Decision;
import io.tidings.hub.Hub;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.StreamPosition;
import jakarta.json.bind.Jsonb;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way of every publication of application code, from the object to the hub. Thread-safe. */
final class Outgoing {

    private final Hub hub;
    private final Jsonb jsonb;
    private final AfterCommit afterCommit;

    Outgoing(Hub hub, Jsonb jsonb, AfterCommit afterCommit) {
        this.hub = hub;
        this.jsonb = jsonb;
        this.afterCommit = afterCommit;
    }

    /** What was published, for the application. */
    Publication publication(String channel, io.tidings.protocol.Publication publication, String epoch) {
        return new Publication(channel, publication, epoch, jsonb);
    }

    /** The object as JSON. */
    Payload written(Object payload) {
        return Payload.json(jsonb.toJson(payload));
    }

    /** Publishes now, or after the caller's transaction. */
    CompletionStage<Position> publish(String channel, Payload data, PublishOptions options) {
        return afterCommit.run(() -> {
            CompletableFuture<Position> result = new CompletableFuture<>();
            hub.publish(channel, data, options)
                    .whenComplete((decision, failure) -> settle(result, channel, decision, failure));
            return result;
        });
    }

    private static void settle(
            CompletableFuture<Position> result,
            String channel,
            @Nullable Decision<StreamPosition> decision,
            @Nullable Throwable failure) {
        if (decision instanceof Decision.Granted<StreamPosition> granted) {
            result.complete(
                    new Position(granted.value().offset(), granted.value().epoch()));
        } else if (decision instanceof Decision.Refused<StreamPosition> refused) {
            result.completeExceptionally(RefusedException.of(channel, refused.why()));
        } else {
            result.completeExceptionally(failure);
        }
    }
}

package io.tidings.hub;

import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Port: the same backend for what concerns channels. {@code proxy} is its name. Thread-safe. Never blocks, and every stage
 * completes in bounded time.
 */
public interface ChannelBackend {

    /** There is none, and no namespace may name one. */
    ChannelBackend NONE = new ChannelBackend() {
        @Override
        public CompletionStage<Decision<Grant>> subscribe(Asker asker, String proxy, SubscribeRequest request) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
        }

        @Override
        public CompletionStage<Decision<Amendment>> publish(Asker asker, String proxy, String channel, Payload data) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
        }

        @Override
        public CompletionStage<Renewal> subRefresh(Asker asker, String proxy, String channel) {
            return CompletableFuture.completedFuture(new Renewal.Expired());
        }
    };

    /** Whether the client may subscribe; the request has no token. */
    CompletionStage<Decision<Grant>> subscribe(Asker asker, String proxy, SubscribeRequest request);

    /** Whether the client may publish, and what becomes of it. */
    CompletionStage<Decision<Amendment>> publish(Asker asker, String proxy, String channel, Payload data);

    /** Whether a subscription whose time is over goes on. */
    CompletionStage<Renewal> subRefresh(Asker asker, String proxy, String channel);
}

package io.tidings.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Port: rules of the application about what clients may do in channels. Thread-safe. */
public interface ChannelRules {

    /** There are none: what configuration and tokens say is the end of it. */
    ChannelRules NONE = new ChannelRules() {

        @Override
        public boolean concern(String channel) {
            return false;
        }

        @Override
        public CompletionStage<Decision<Operation>> decide(Inquiry inquiry) {
            return CompletableFuture.completedFuture(inquiry.otherwise());
        }
    };

    /** Whether any rule is about the channel; for one channel the answer is always the same. */
    boolean concern(String channel);

    /**
     * The operation, if it is allowed: PERMISSION_DENIED if not, and a temporary error when a rule failed or took too
     * long, of which the log has been told. Never blocks.
     */
    CompletionStage<Decision<Operation>> decide(Inquiry inquiry);
}

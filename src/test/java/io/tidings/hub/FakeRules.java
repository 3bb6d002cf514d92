package io.tidings.hub;

import io.tidings.protocol.ErrorCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Says about channels that begin with {@code ruled:} what the test says, when it says it; until then, nothing. */
final class FakeRules implements ChannelRules {

    private final List<Inquiry> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Inquiry, CompletionStage<Decision<Operation>>> answers =
            inquiry -> CompletableFuture.completedFuture(inquiry.otherwise());

    static final Decision<Operation> DENIED = Decision.refused(ErrorCode.PERMISSION_DENIED);
    static final Decision<Operation> UNANSWERED = Decision.refused(ErrorCode.INTERNAL);

    /** What it was asked, in order. */
    List<Inquiry> asked() {
        return asked;
    }

    void answering(Function<Inquiry, CompletionStage<Decision<Operation>>> newAnswers) {
        answers = newAnswers;
    }

    /** Refuses this operation and leaves the others as they are. */
    void refusing(Operation operation, Decision<Operation> refusal) {
        answering(inquiry ->
                CompletableFuture.completedFuture(inquiry.operation() == operation ? refusal : inquiry.otherwise()));
    }

    @Override
    public boolean concern(String channel) {
        return channel.startsWith("ruled:");
    }

    @Override
    public CompletionStage<Decision<Operation>> decide(Inquiry inquiry) {
        if (!concern(inquiry.channel())) {
            return CompletableFuture.completedFuture(inquiry.otherwise());
        }
        asked.add(inquiry);
        return answers.apply(inquiry);
    }
}

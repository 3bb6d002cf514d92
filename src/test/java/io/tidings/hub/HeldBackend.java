package io.tidings.hub;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.SubscribeRequest;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A backend that answers when the test does. */
final class HeldBackend implements Backend, ChannelBackend {

    /** One question that waits for its answer: the hook and what it is about, as {@code "publish chat:1 [7]"}. */
    record Asked(Asker asker, String proxy, String what, CompletableFuture<Object> coming) {

        /** The answer, of the type that the hook wants. */
        void answer(Object answer) {
            coming.complete(answer);
        }

        /** A bug in the adapter. */
        void fail() {
            coming.completeExceptionally(new IllegalStateException("a bug, on purpose"));
        }
    }

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

    @SuppressWarnings("unchecked") // the test answers with the right type
    private <T> CompletionStage<T> ask(Asker asker, String proxy, String what) {
        Asked question = new Asked(asker, proxy, what, new CompletableFuture<>());
        asked.add(question);
        return question.coming().thenApply(answer -> (T) answer);
    }

    @Override
    public CompletionStage<Decision<Optional<Credentials>>> connect(Asker asker, Command.Connect command) {
        return ask(asker, "", "connect " + command.name());
    }

    @Override
    public CompletionStage<Renewal> refresh(Asker asker) {
        return ask(asker, "", "refresh " + asker.credentials().user());
    }

    @Override
    public CompletionStage<Decision<ClientCalls.Rpc>> rpc(
            Asker asker, String proxy, String method, @Nullable Payload data) {
        return ask(asker, proxy, "rpc " + method);
    }

    @Override
    public CompletionStage<Decision<Grant>> subscribe(Asker asker, String proxy, SubscribeRequest request) {
        return ask(asker, proxy, "subscribe " + request.channel());
    }

    @Override
    public CompletionStage<Decision<Amendment>> publish(Asker asker, String proxy, String channel, Payload data) {
        return ask(asker, proxy, "publish " + channel + " " + data);
    }

    @Override
    public CompletionStage<Renewal> subRefresh(Asker asker, String proxy, String channel) {
        return ask(asker, proxy, "sub_refresh " + channel);
    }

    /** The next question, waited for. */
    Asked next() {
        return Await.next(asked, () -> "nobody asked");
    }

    /** The next question is this one. */
    Asked next(String what) {
        Asked next = next();
        if (!next.what().equals(what)) {
            throw new AssertionError("asked: " + next.what());
        }
        return next;
    }

    /** Whether nobody waits for an answer that the test has not seen. */
    boolean idle() {
        return asked.isEmpty();
    }
}

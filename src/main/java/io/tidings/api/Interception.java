package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Decision;
import io.tidings.hub.Editor;
import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the interceptors, one after the other. The publications of one client take turns: as long as an interceptor has
 * not decided about one, the next are not asked about. Thread-safe.
 */
final class Interception implements Editor {

    private static final System.Logger LOG = System.getLogger(Interception.class.getName());

    private final List<Asked> interceptors;
    private final BiFunction<ChannelInterceptor, Draft, Verdict> request;
    private final CdiConfig config;
    private final Executor executor;
    private final LimitListener limits;

    /** By connection: when the turn of its latest publication is over. Only connections with one under way are here. */
    private final ConcurrentHashMap<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();

    private final AtomicInteger waiting = new AtomicInteger();

    /** One interceptor and what it wants to see. */
    record Asked(ChannelPattern channels, ChannelInterceptor interceptor) {}

    /**
     * Of these interceptors, in this order.
     *
     * @param request asks one, with all that a bean needs around it
     * @param executor for what cannot go on where it was
     */
    Interception(
            List<Asked> interceptors,
            BiFunction<ChannelInterceptor, Draft, Verdict> request,
            CdiConfig config,
            Executor executor,
            LimitListener limits) {
        this.interceptors = List.copyOf(interceptors);
        this.request = request;
        this.config = config;
        this.executor = executor;
        this.limits = limits;
    }

    @Override
    public CompletionStage<Decision<Payload>> edit(String channel, ClientInfo publisher, Payload data) {
        List<Asked> asked = interceptors.stream()
                .filter(each -> each.channels().matches(channel))
                .toList();
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(Decision.granted(data));
        }
        boolean behind = turns.containsKey(publisher.client());
        if (behind && waiting.incrementAndGet() > config.queueSize()) {
            waiting.decrementAndGet();
            limits.refused(Limit.BEANS);
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.TOO_MANY_REQUESTS));
        }
        Turn turn = new Turn(asked, channel, publisher);
        CompletionStage<Void> before = turns.put(publisher.client(), turn.over);
        if (before == null) {
            if (behind) { // until a moment ago
                waiting.decrementAndGet();
            }
            turn.ask(0, data);
        } else {
            before.whenCompleteAsync(
                    (over, never) -> {
                        waiting.decrementAndGet();
                        turn.ask(0, data);
                    },
                    executor);
        }
        return turn.result;
    }

    /** One publication on its way through the interceptors. */
    private final class Turn {

        private final List<Asked> asked;
        private final String channel;
        private final ClientInfo publisher;
        private final CompletableFuture<Decision<Payload>> result = new CompletableFuture<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        Turn(List<Asked> asked, String channel, ClientInfo publisher) {
            this.asked = asked;
            this.channel = channel;
            this.publisher = publisher;
        }

        /** Asks from this one on; the payload is what those before have made of it. */
        void ask(int next, Payload data) {
            if (next == asked.size()) {
                end(Decision.granted(data), null);
                return;
            }
            ChannelInterceptor interceptor = asked.get(next).interceptor();
            Draft draft = new Draft(channel, Caller.of(publisher), data);
            try {
                obey(request.apply(interceptor, draft), next, data);
            } catch (ClientData.BadData mismatch) {
                end(Decision.refused(ErrorCode.BAD_REQUEST), null);
            } catch (RuntimeException bug) {
                end(null, bug);
            }
        }

        private void obey(Verdict verdict, int at, Payload data) {
            if (verdict instanceof Verdict.Refuse refuse) {
                end(Decision.refused(refuse.error()), null);
            } else if (verdict instanceof Verdict.Replace replace) {
                ask(at + 1, JsonBinding.write(replace.payload()));
            } else if (verdict instanceof Verdict.ReplaceJson replace) {
                ask(at + 1, Payload.of(replace.json().getBytes(StandardCharsets.UTF_8)));
            } else if (verdict instanceof Verdict.Later later) {
                await(later.coming(), at, data);
            } else {
                ask(at + 1, data);
            }
        }

        private void await(CompletionStage<Verdict> coming, int at, Payload data) {
            CompletionStage<Verdict> inTime = coming.thenApply(verdict -> verdict)
                    .toCompletableFuture()
                    .orTimeout(config.interceptorTimeout().toMillis(), TimeUnit.MILLISECONDS);
            inTime.whenCompleteAsync((verdict, failure) -> goOn(verdict, failure, at, data), executor);
        }

        private void goOn(@Nullable Verdict verdict, @Nullable Throwable failure, int at, Payload data) {
            if (failure instanceof TimeoutException) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} did not decide within {1} ms",
                        asked.get(at).interceptor().getClass().getSimpleName(),
                        config.interceptorTimeout().toMillis());
                end(Decision.refused(ErrorCode.INTERNAL), null);
            } else if (verdict == null) {
                end(null, failure);
            } else {
                try {
                    obey(verdict, at, data);
                } catch (RuntimeException bug) {
                    end(null, bug);
                }
            }
        }

        /** The hub goes on before the client's next publication is asked about. */
        private void end(@Nullable Decision<Payload> decision, @Nullable Throwable bug) {
            if (decision != null) {
                result.complete(decision);
            } else {
                result.completeExceptionally(bug == null ? new IllegalStateException("no verdict") : bug);
            }
            turns.remove(publisher.client(), over);
            over.complete(null);
        }
    }
}

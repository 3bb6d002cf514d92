package io.tidings.backend;

import io.tidings.codec.Codec;
import io.tidings.codec.Format;
import io.tidings.codec.HookAnswer;
import io.tidings.codec.HookWriter;
import io.tidings.config.StatusTransform;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Amendment;
import io.tidings.hub.Asker;
import io.tidings.hub.Backend;
import io.tidings.hub.ChannelBackend;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Renewal;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.SubscribeRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks backends over HTTP/1.1, JSON in and JSON out. No thread waits for an answer. Every failure of the backend is a
 * temporary error, so that clients try again: 111 when too many calls run, 100 for all others; what the backend should have
 * renewed goes on for a while. Thread-safe.
 */
public final class HttpBackend implements Backend, ChannelBackend, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpBackend.class.getName());

    /** A backend that answers nonsense would fill the log otherwise. */
    private static final long COMPLAINT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Endpoints endpoints;
    private final Map<Hook, HookCounter> counters = new EnumMap<>(Hook.class);
    private final AtomicLong complainedAt = new AtomicLong(System.nanoTime() - COMPLAINT_NANOS);

    /**
     * Asks nobody yet.
     *
     * @param threads makes the threads that read answers; in a container a managed thread factory
     * @param executor where the hub goes on with an answer, which may take as long as application code does: the commands
     *     that waited for a connect command are handled there
     */
    public HttpBackend(TidingsConfig config, ThreadFactory threads, Executor executor) {
        endpoints = new Endpoints(config, threads, executor);
        for (Hook hook : Hook.values()) {
            counters.put(hook, new HookCounter(hook));
        }
    }

    /** A question that can be asked. */
    private record Question(Hook hook, Endpoint endpoint, Asker asker) {

        HookWriter begin() {
            boolean protobuf = asker.format() == Format.PROTOBUF || asker.format() == Format.PLAIN_PROTOBUF;
            return new HookWriter(
                    asker.client(), asker.handshake().transport(), protobuf ? "protobuf" : "json", endpoint.binary());
        }

        /** With the user, of whom a connection has none yet. */
        HookWriter beginWithUser() {
            return begin().always("user", asker.credentials().user());
        }

        byte[] end(HookWriter writer) {
            return writer.json(
                            "meta",
                            endpoint.includesMeta() ? asker.credentials().meta() : null)
                    .done();
        }
    }

    @Override
    public CompletionStage<Decision<Optional<Credentials>>> connect(Asker asker, Command.Connect command) {
        Question question = question(Hook.CONNECT, "", asker);
        if (question == null) {
            return CompletableFuture.completedFuture(Decision.granted(Optional.empty()));
        }
        HookWriter writer = question.begin()
                .payload("data", command.data())
                .text("name", command.name())
                .text("version", command.version())
                .texts("channels", command.subs().keySet());
        return ask(question, writer, HookResults::credentials);
    }

    @Override
    public CompletionStage<Decision<ClientCalls.Rpc>> rpc(
            Asker asker, String proxy, String method, @Nullable Payload data) {
        Question question = question(Hook.RPC, proxy, asker);
        return question == null
                ? notThere()
                : ask(
                        question,
                        question.beginWithUser().always("method", method).payload("data", data),
                        HookResults::rpc);
    }

    @Override
    public CompletionStage<Decision<Grant>> subscribe(Asker asker, String proxy, SubscribeRequest request) {
        Question question = question(Hook.SUBSCRIBE, proxy, asker);
        return question == null
                ? notThere()
                : ask(
                        question,
                        question.beginWithUser()
                                .always("channel", request.channel())
                                .text("token", request.token())
                                .payload("data", request.data()),
                        HookResults::grant);
    }

    @Override
    public CompletionStage<Decision<Amendment>> publish(Asker asker, String proxy, String channel, Payload data) {
        Question question = question(Hook.PUBLISH, proxy, asker);
        return question == null
                ? notThere()
                : ask(
                        question,
                        question.beginWithUser().always("channel", channel).payload("data", data),
                        HookResults::amendment);
    }

    @Override
    public CompletionStage<Renewal> refresh(Asker asker) {
        Question question = question(Hook.REFRESH, "", asker);
        return question == null
                ? CompletableFuture.completedFuture(new Renewal.Expired())
                : renew(question, question.beginWithUser());
    }

    @Override
    public CompletionStage<Renewal> subRefresh(Asker asker, String proxy, String channel) {
        Question question = question(Hook.SUB_REFRESH, proxy, asker);
        return question == null
                ? CompletableFuture.completedFuture(new Renewal.Expired())
                : renew(question, question.beginWithUser().always("channel", channel));
    }

    /** Null where no such backend is configured; the loader does not let that happen. */
    private @Nullable Question question(Hook hook, String proxy, Asker asker) {
        Endpoint endpoint = endpoints.of(hook, proxy);
        return endpoint == null ? null : new Question(hook, endpoint, asker);
    }

    private static <T> CompletionStage<Decision<T>> notThere() {
        return CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
    }

    private <T> CompletionStage<Decision<T>> ask(
            Question question, HookWriter writer, Function<HookAnswer, Decision<T>> result) {
        byte[] body = question.end(writer);
        if (body == Codec.UNFIT) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        return post(question, body).thenApply(reply -> decision(question, reply, result));
    }

    private <T> Decision<T> decision(Question question, Reply reply, Function<HookAnswer, Decision<T>> result) {
        if (reply instanceof Reply.Failed failed) {
            failed(question, failed.why(), "");
            return Decision.refused(failed.why() == Failure.FULL ? ErrorCode.TOO_MANY_REQUESTS : ErrorCode.INTERNAL);
        }
        if (reply instanceof Reply.Status status) {
            StatusTransform transform = question.endpoint().transform(status.code());
            if (transform != null) {
                return new Decision.Refused<>(outcome(transform));
            }
            failed(question, Failure.STATUS, " " + status.code());
            return Decision.refused(ErrorCode.INTERNAL);
        }
        try {
            HookAnswer answer = answer(reply);
            Outcome refusal = answer.refusal();
            return refusal == null ? result.apply(answer) : new Decision.Refused<>(refusal);
        } catch (IllegalArgumentException nonsense) {
            failed(question, Failure.MALFORMED, ": " + nonsense.getMessage());
            return Decision.refused(ErrorCode.INTERNAL);
        }
    }

    private static HookAnswer answer(Reply reply) {
        HookAnswer answer = HookAnswer.read(((Reply.Body) reply).json().bytes());
        if (!answer.malformed().isEmpty()) {
            throw new IllegalArgumentException(answer.malformed());
        }
        return answer;
    }

    private static Outcome outcome(StatusTransform transform) {
        return transform.disconnect()
                ? new DisconnectCode(transform.code(), transform.text())
                : new ErrorCode(transform.code(), transform.text(), transform.temporary());
    }

    private CompletionStage<Renewal> renew(Question question, HookWriter writer) {
        return post(question, question.end(writer)).thenApply(reply -> renewal(question, reply));
    }

    private Renewal renewal(Question question, Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            failed(question, failed.why(), "");
        } else if (reply instanceof Reply.Status status) {
            failed(question, Failure.STATUS, " " + status.code());
        } else {
            try {
                return HookResults.renewal(answer(reply));
            } catch (IllegalArgumentException nonsense) {
                failed(question, Failure.MALFORMED, ": " + nonsense.getMessage());
            }
        }
        return new Renewal.Unanswered();
    }

    private CompletionStage<Reply> post(Question question, byte[] body) {
        HookCounter counter = counter(question);
        counter.called();
        long start = System.nanoTime();
        return question.endpoint().post(body, question.asker()).thenApply(reply -> {
            boolean asked = !(reply instanceof Reply.Failed failed
                    && (failed.why() == Failure.FULL || failed.why() == Failure.OPEN));
            if (asked) {
                counter.took(System.nanoTime() - start);
            }
            return reply;
        });
    }

    private HookCounter counter(Question question) {
        HookCounter counter = counters.get(question.hook());
        if (counter == null) {
            throw new IllegalStateException("no counter of " + question.hook());
        }
        return counter;
    }

    private void failed(Question question, Failure why, String detail) {
        counter(question).failed(why);
        long now = System.nanoTime();
        long last = complainedAt.get();
        if (now - last >= COMPLAINT_NANOS && complainedAt.compareAndSet(last, now)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the hook {0} at {1} failed: {2}{3}; others within a minute are not logged",
                    question.hook().label(),
                    question.endpoint().shown(),
                    why.label(),
                    detail);
        }
    }

    /** What every hook has done so far. */
    public List<HookFigures> figures() {
        return counters.values().stream().map(HookCounter::read).toList();
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        endpoints.close();
    }
}

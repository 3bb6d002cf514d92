package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.ChannelRules;
import io.tidings.hub.Decision;
import io.tidings.hub.Inquiry;
import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Operation;
import io.tidings.protocol.ErrorCode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Asks the application's rules, on the container's threads and not on too many of them: one that denies wins, one that
 * allows suffices. Who cannot answer in time refuses. Never blocks. Thread-safe.
 */
final class RuleBook implements ChannelRules {

    private static final System.Logger LOG = System.getLogger(RuleBook.class.getName());

    private final List<Asked> rules;
    private final BiFunction<ChannelRule, ChannelAccess, Ruling> request;
    private final CdiConfig config;
    private final Executor executor;
    private final LimitListener limits;

    /** Questions that wait for a thread, and how many threads are taken; both guarded by the queue. */
    private final Queue<Question> waiting = new ArrayDeque<>();

    private int threads;

    /** One rule and the channels it is about. */
    record Asked(ChannelPattern channels, ChannelRule rule) {}

    /**
     * Of these rules.
     *
     * @param request asks one, with all that a bean needs around it
     */
    RuleBook(
            List<Asked> rules,
            BiFunction<ChannelRule, ChannelAccess, Ruling> request,
            CdiConfig config,
            Executor executor,
            LimitListener limits) {
        this.rules = List.copyOf(rules);
        this.request = request;
        this.config = config;
        this.executor = executor;
        this.limits = limits;
    }

    @Override
    public boolean concern(String channel) {
        for (Asked rule : rules) {
            if (rule.channels().matches(channel)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CompletionStage<Decision<Operation>> decide(Inquiry inquiry) {
        List<ChannelRule> concerned = rules.stream()
                .filter(each -> each.channels().matches(inquiry.channel()))
                .map(Asked::rule)
                .toList();
        if (concerned.isEmpty()) {
            return CompletableFuture.completedFuture(inquiry.otherwise());
        }
        Question question = new Question(inquiry, concerned);
        boolean start;
        synchronized (waiting) {
            if (waiting.size() >= config.queueSize()) {
                limits.refused(Limit.BEANS);
                return CompletableFuture.completedFuture(Decision.refused(ErrorCode.TOO_MANY_REQUESTS));
            }
            waiting.add(question);
            start = threads < config.ruleThreads();
            threads += start ? 1 : 0;
        }
        if (start) {
            start();
        }
        // on a thread of the container: the one that says that it is late has others to tell
        return question.answer
                .orTimeout(config.ruleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (decision, failure) -> failure == null ? decision : unanswered(question, failure), executor);
    }

    private void start() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopping) {
            LOG.log(System.Logger.Level.DEBUG, "the container takes no more tasks: {0}", stopping.toString());
            synchronized (waiting) {
                threads--;
            }
        }
    }

    private void work() {
        while (true) {
            Question question;
            synchronized (waiting) {
                question = waiting.poll();
                if (question == null) {
                    threads--;
                    return;
                }
            }
            question.ask();
        }
    }

    private Decision<Operation> unanswered(Question question, Throwable failure) {
        String names = question.concerned.stream()
                .map(rule -> rule.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        if (failure instanceof TimeoutException) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} did not decide within {1} ms",
                    names,
                    config.ruleTimeout().toMillis());
        } else {
            LOG.log(System.Logger.Level.ERROR, "a channel rule failed, of " + names, failure);
        }
        return Decision.refused(ErrorCode.INTERNAL);
    }

    /** One inquiry on its way through the rules. */
    private final class Question {

        private final Inquiry inquiry;
        private final List<ChannelRule> concerned;
        private final CompletableFuture<Decision<Operation>> answer = new CompletableFuture<>();

        Question(Inquiry inquiry, List<ChannelRule> concerned) {
            this.inquiry = inquiry;
            this.concerned = concerned;
        }

        /** Asks, unless it is too late for the answer. */
        void ask() {
            try {
                ChannelAccess access = new ChannelAccess(
                        new Caller(inquiry.who().user(), inquiry.who().client()),
                        inquiry.roles(),
                        inquiry.channel(),
                        ChannelAccess.Operation.valueOf(inquiry.operation().name()),
                        inquiry.allowed());
                boolean allowed = inquiry.allowed();
                for (ChannelRule rule : concerned) {
                    if (answer.isDone()) {
                        return;
                    }
                    Ruling ruling = Objects.requireNonNull(request.apply(rule, access), "no ruling");
                    if (ruling == Ruling.DENY) {
                        answer.complete(Decision.refused(ErrorCode.PERMISSION_DENIED));
                        return;
                    }
                    allowed |= ruling == Ruling.ALLOW;
                }
                answer.complete(
                        allowed
                                ? Decision.granted(inquiry.operation())
                                : Decision.refused(ErrorCode.PERMISSION_DENIED));
            } catch (RuntimeException | LinkageError bug) {
                answer.completeExceptionally(bug);
            }
        }
    }
}

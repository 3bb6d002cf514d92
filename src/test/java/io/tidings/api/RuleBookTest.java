package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Decision;
import io.tidings.hub.Inquiry;
import io.tidings.hub.Limit;
import io.tidings.hub.Operation;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What several rules come to together is in {@code RuleTableTest}. */
class RuleBookTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<RuleBook.Asked> rules = new ArrayList<>();
    private final List<ChannelAccess> seen = new ArrayList<>();
    private final List<Limit> refused = new ArrayList<>();

    /** Tasks that wait for a thread. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private void rule(String channels, Ruling ruling) {
        rules.add(new RuleBook.Asked(ChannelPattern.of(channels), access -> {
            seen.add(access);
            return ruling;
        }));
    }

    private RuleBook book(Executor executor, Duration timeout) {
        CdiConfig config = new CdiConfig(3, 1, HOUR, 1024, timeout, 2, false);
        return new RuleBook(rules, ChannelRule::rule, config, executor, refused::add);
    }

    private static CompletableFuture<Decision<Operation>> ask(RuleBook book, String channel) {
        ClientInfo anna = new ClientInfo("anna", "4711", null, null);
        return book.decide(new Inquiry(Operation.PUBLISH, channel, anna, Set.of("editor"), false))
                .toCompletableFuture();
    }

    private void run(int many) {
        for (int i = 0; i < many; i++) {
            tasks.remove().run();
        }
    }

    @Test
    void a_rule_sees_who_wants_what_and_only_in_its_own_channels() {
        rule("team:*", Ruling.ALLOW);
        rule("other:*", Ruling.DENY);
        RuleBook book = book(Runnable::run, HOUR);
        assertEquals(Decision.granted(Operation.PUBLISH), ask(book, "team:1").join());
        assertEquals(
                List.of(new ChannelAccess(
                        new Caller("anna", "4711"),
                        Set.of("editor"),
                        "team:1",
                        ChannelAccess.Operation.PUBLISH,
                        false)),
                seen);
        assertTrue(book.concern("team:1"));
        assertFalse(book.concern("news:1"));
        assertEquals(
                Decision.refused(ErrorCode.PERMISSION_DENIED),
                ask(book, "news:1").join());
        assertEquals(1, seen.size());
    }

    @Test
    void a_denial_spares_the_rules_behind_it() {
        rule("*", Ruling.DENY);
        rule("*", Ruling.ALLOW);
        assertEquals(
                Decision.refused(ErrorCode.PERMISSION_DENIED),
                ask(book(Runnable::run, HOUR), "a").join());
        assertEquals(1, seen.size());
    }

    @Test
    void every_operation_of_the_hub_has_its_name_here() {
        for (Operation operation : Operation.values()) {
            assertEquals(
                    operation.name(),
                    ChannelAccess.Operation.valueOf(operation.name()).name());
        }
        assertEquals(Operation.values().length, ChannelAccess.Operation.values().length);
    }

    @Test
    void no_more_threads_are_taken_than_may_be_and_no_more_questions_wait() {
        rule("*", Ruling.ALLOW);
        RuleBook book = book(tasks::add, HOUR);
        var first = ask(book, "a");
        var second = ask(book, "b");
        assertEquals(2, tasks.size(), "two threads");
        var third = ask(book, "c");
        assertEquals(2, tasks.size(), "no third one");
        assertEquals(
                Decision.refused(ErrorCode.TOO_MANY_REQUESTS), ask(book, "d").join());
        assertEquals(List.of(Limit.BEANS), refused);
        run(2);
        run(tasks.size());
        for (var answer : List.of(first, second, third)) {
            assertEquals(Decision.granted(Operation.PUBLISH), answer.join());
        }
        var later = ask(book, "e");
        run(1);
        run(tasks.size());
        assertEquals(Decision.granted(Operation.PUBLISH), later.join());
    }

    @Test
    void a_question_that_has_waited_too_long_is_refused_and_never_asked() {
        rule("*", Ruling.ALLOW);
        List<Runnable> threads = new ArrayList<>();
        Executor busy = task -> {
            if (threads.isEmpty()) {
                threads.add(task); // the rules' own; what follows from an answer has a thread
            } else {
                task.run();
            }
        };
        assertEquals(
                Decision.refused(ErrorCode.INTERNAL),
                ask(book(busy, Duration.ofMillis(50)), "a").join());
        threads.get(0).run();
        assertEquals(List.of(), seen);
    }

    @Test
    void who_says_nothing_refuses() {
        rules.add(new RuleBook.Asked(ChannelPattern.of("*"), access -> null));
        assertEquals(
                Decision.refused(ErrorCode.INTERNAL),
                ask(book(Runnable::run, HOUR), "a").join());
    }

    @Test
    void a_container_that_takes_no_more_tasks_lets_nothing_through() {
        rule("*", Ruling.ALLOW);
        Executor stopping = task -> {
            throw new RejectedExecutionException("on purpose");
        };
        var answer = ask(book(stopping, Duration.ofMillis(50)), "a");
        assertTrue(answer.handle(
                        (decision, failure) -> failure != null || decision.equals(Decision.refused(ErrorCode.INTERNAL)))
                .join());
        assertEquals(List.of(), seen);
    }
}

package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Decision;
import io.tidings.hub.Limit;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class InterceptionTest {

    private final List<Interception.Asked> asked = new ArrayList<>();
    private final List<Limit> refused = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private void interceptor(String channels, ChannelInterceptor interceptor) {
        asked.add(new Interception.Asked(ChannelPattern.of(channels), interceptor));
    }

    private Interception interception() {
        return interception(Duration.ofMinutes(1));
    }

    private Interception interception(Duration patience) {
        return new Interception(
                asked,
                (bean, draft) -> {
                    seen.add(draft.json());
                    return bean.intercept(draft);
                },
                new CdiConfig(2, 1, patience, 1024, patience, 1, false),
                Runnable::run,
                refused::add);
    }

    private static CompletableFuture<Decision<Payload>> edit(Interception interception, String user, String json) {
        return interception
                .edit("chat:a", new ClientInfo(user, "connection of " + user, null, null), Payload.json(json))
                .toCompletableFuture();
    }

    private String published(String json) {
        Decision<Payload> decision = edit(interception(), "anna", json).join();
        return assertInstanceOf(Decision.Granted.class, decision).value().toString();
    }

    private ErrorCode refusal() {
        return refusal(interception());
    }

    private static ErrorCode refusal(Interception interception) {
        Decision<Payload> decision = edit(interception, "anna", "1").join();
        return (ErrorCode) assertInstanceOf(Decision.Refused.class, decision).why();
    }

    @Test
    void what_nobody_wants_to_see_passes() {
        interceptor("news:*", draft -> Verdict.refuse(400, "no"));
        assertEquals("1", published("1"));
        assertEquals(List.of(), seen);
    }

    @Test
    void each_sees_what_the_one_before_has_made_of_it() {
        interceptor("*", draft -> Verdict.replace(Map.of("a", 1)));
        interceptor("chat:*", draft -> Verdict.pass());
        interceptor("chat:a", draft -> Verdict.replaceJson("[" + draft.json() + "]"));
        assertEquals("[{\"a\":1}]", published("1"));
        assertEquals(List.of("1", "{\"a\":1}", "{\"a\":1}"), seen);
    }

    @Test
    void the_first_refusal_ends_it() {
        interceptor("*", draft -> Verdict.refuse(400, "no"));
        interceptor("*", draft -> Verdict.pass());
        assertEquals(new ErrorCode(400, "no", false), refusal());
        assertEquals(1, seen.size());
        assertThrows(IllegalArgumentException.class, () -> Verdict.refuse(399, "protocol"));
    }

    @Test
    void data_of_another_type_is_the_clients_mistake_and_an_exception_the_applications() {
        interceptor("*", draft -> Verdict.replace(draft.data(Map.class)));
        assertEquals(ErrorCode.BAD_REQUEST, refusal());
        asked.clear();
        interceptor("*", draft -> {
            throw new IllegalStateException("on purpose");
        });
        var coming = edit(interception(), "anna", "1");
        var failed = assertThrows(CompletionException.class, coming::join);
        assertEquals("on purpose", failed.getCause().getMessage());
    }

    @Test
    void who_decides_later_keeps_the_clients_next_publications_waiting_in_their_order() {
        var verdict = new CompletableFuture<Verdict>();
        interceptor("*", draft -> draft.json().equals("1") ? Verdict.later(verdict) : Verdict.pass());
        Interception interception = interception();
        List<String> order = new ArrayList<>();
        edit(interception, "anna", "1").thenRun(() -> order.add("1"));
        var second = edit(interception, "anna", "2");
        second.thenRun(() -> order.add("2"));
        assertTrue(edit(interception, "ben", "3").isDone(), "another client does not wait");
        assertFalse(second.isDone());
        assertEquals(List.of("1", "3"), seen);
        verdict.complete(Verdict.pass());
        assertEquals(List.of("1", "2"), order);
        assertTrue(edit(interception, "anna", "4").isDone(), "nobody waits any more");
    }

    @Test
    void too_many_that_wait_are_refused_for_the_moment() {
        var verdict = new CompletableFuture<Verdict>();
        interceptor("*", draft -> Verdict.later(verdict));
        Interception interception = interception();
        for (int i = 0; i < 3; i++) {
            assertFalse(edit(interception, "anna", "1").isDone());
        }
        assertEquals(
                Decision.refused(ErrorCode.TOO_MANY_REQUESTS),
                edit(interception, "anna", "1").join());
        assertEquals(List.of(Limit.BEANS), refused);
        verdict.complete(Verdict.pass());
        assertEquals(
                Decision.granted(Payload.json("5")),
                edit(interception, "anna", "5").join());
    }

    @Test
    void who_takes_too_long_refuses() {
        interceptor("*", draft -> Verdict.later(new CompletableFuture<>()));
        assertEquals(ErrorCode.INTERNAL, refusal(interception(Duration.ofMillis(20))));
    }

    @Test
    void who_fails_later_has_failed() {
        interceptor("*", draft -> Verdict.later(CompletableFuture.failedFuture(new IllegalStateException("late"))));
        var coming = edit(interception(), "anna", "1");
        assertThrows(CompletionException.class, coming::join);
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();
    private final List<Integer> begun = new ArrayList<>();

    private Supplier<CompletionStage<?>> command(int number, CompletionStage<?> over) {
        return () -> {
            begun.add(number);
            return over;
        };
    }

    @Test
    void a_command_begins_when_the_one_before_is_over() {
        CompletableFuture<String> first = new CompletableFuture<>();
        turns.take(command(1, first));
        turns.take(command(2, CompletableFuture.completedFuture("")));
        turns.take(command(3, CompletableFuture.completedFuture("")));
        assertEquals(List.of(1), begun);
        first.complete("");
        assertEquals(List.of(1, 2, 3), begun);
    }

    @Test
    void one_that_fails_is_over_too() {
        turns.take(command(1, CompletableFuture.failedFuture(new IllegalStateException("on purpose"))));
        turns.take(command(2, new CompletableFuture<>()));
        assertEquals(List.of(1, 2), begun);
    }

    @Test
    void more_than_may_wait_are_not_taken() {
        CompletableFuture<String> first = new CompletableFuture<>();
        turns.take(command(0, first));
        for (int i = 1; i <= Turns.MOST_WAITING; i++) {
            assertTrue(turns.take(command(i, CompletableFuture.completedFuture(""))));
        }
        assertFalse(turns.take(command(-1, first)));
        first.complete("");
        assertEquals(Turns.MOST_WAITING + 1, begun.size());
        assertTrue(turns.take(command(99, first)));
    }

    @Test
    void commands_that_are_over_at_once_do_not_pile_up_on_the_stack() {
        turns.take(() -> one(100_000));
        assertEquals(100_001, begun.size());
    }

    /** Is over at once, and the next comes meanwhile. */
    private CompletionStage<?> one(int more) {
        begun.add(more);
        if (more > 0) {
            turns.take(() -> one(more - 1));
        }
        return CompletableFuture.completedFuture("");
    }
}

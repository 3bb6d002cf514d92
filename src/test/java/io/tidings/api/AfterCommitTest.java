package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AfterCommitTest {

    private final FakeTransactions transactions = new FakeTransactions();
    private final AfterCommit afterCommit = new AfterCommit(transactions, 1_000);
    private final List<String> done = new ArrayList<>();

    private CompletableFuture<String> run(String what) {
        return afterCommit
                .run(10, () -> {
                    done.add(what);
                    return CompletableFuture.completedFuture(what);
                })
                .toCompletableFuture();
    }

    @Test
    void without_a_transaction_it_is_done_at_once() {
        assertEquals("a", run("a").join());
        CompletionStage<String> nowhere =
                new AfterCommit(null, 1).run(10, () -> CompletableFuture.completedFuture("b"));
        assertEquals("b", nowhere.toCompletableFuture().join());
    }

    @Test
    void in_a_transaction_it_is_done_after_the_commit_in_order() {
        transactions.begin();
        var a = run("a");
        var b = run("b");
        assertEquals(List.of(), done);
        assertFalse(a.isDone() || b.isDone());
        transactions.end(Status.STATUS_COMMITTED);
        assertEquals(List.of("a", "b"), done);
        assertEquals("a", a.join());
    }

    @Test
    void after_a_rollback_it_is_never_done() {
        transactions.begin();
        var a = run("a");
        transactions.end(Status.STATUS_ROLLEDBACK);
        assertThrows(CancellationException.class, a::join);
        assertTrue(a.isCancelled());
        assertEquals(List.of(), done);
    }

    @Test
    void in_a_transaction_that_can_only_be_rolled_back_it_is_refused_at_once() {
        transactions.begin();
        transactions.setRollbackOnly();
        assertThrows(CancellationException.class, () -> run("a").join());
    }

    @Test
    void a_time_out_rolled_the_transaction_back_and_the_code_goes_on() {
        transactions.begin();
        var first = run("a");
        transactions.end(Status.STATUS_ROLLEDBACK);
        assertTrue(first.isCancelled());
        assertThrows(CancellationException.class, () -> run("b").join());
        assertEquals(List.of(), done);
    }

    @Test
    void who_observes_the_commit_publishes_at_once() {
        transactions.begin();
        transactions.end(Status.STATUS_COMMITTED);
        assertEquals("a", run("a").join());
    }

    @Test
    void a_transaction_that_puts_off_too_much_is_told_and_the_next_begins_anew() {
        transactions.begin();
        for (int i = 0; i < 3; i++) {
            run("a" + i);
        }
        // 1,000 bytes hold three of 10 and 256, and not four
        var told = assertThrows(IllegalStateException.class, () -> run("a3"));
        assertEquals(
                "the publications of this transaction take more than tidings.cdi.transaction_size, 1000 bytes, after 3",
                told.getMessage());
        transactions.end(Status.STATUS_ROLLEDBACK);
        assertEquals(List.of(), done);
        transactions.begin();
        run("b");
        transactions.end(Status.STATUS_COMMITTED);
        assertEquals(List.of("b"), done);
    }

    @Test
    void without_a_transaction_nothing_waits_and_nothing_is_too_much() {
        for (int i = 0; i < 10; i++) {
            run("a");
        }
        assertEquals(10, done.size());
    }

    @Test
    void a_bug_in_one_keeps_no_other_from_being_done() {
        transactions.begin();
        CompletionStage<String> broken = afterCommit.run(10, () -> {
            throw new IllegalStateException("on purpose");
        });
        var b = run("b");
        transactions.end(Status.STATUS_COMMITTED);
        assertTrue(broken.toCompletableFuture().isCompletedExceptionally());
        assertEquals("b", b.join());
    }
}

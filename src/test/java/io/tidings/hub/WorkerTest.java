package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkerTest {

    /** In milliseconds. */
    private static final long AN_HOUR = 3_600_000;

    private final Worker worker = new Worker(0, 1000, 10);
    private final Thread thread = new Thread(worker);

    @BeforeEach
    void start() {
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
        thread.join();
    }

    private CompletableFuture<Void> occupy() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        worker.submit(onWorker -> {
            begun.complete(null);
            done.join();
        });
        begun.join();
        return done;
    }

    private void settle() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        worker.submit(onWorker -> turn.complete(null));
        turn.join();
    }

    @Test
    void tasks_run_in_the_order_in_which_they_came() {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            worker.submit(onWorker -> seen.add(number));
        }
        settle();
        assertEquals(java.util.stream.IntStream.range(0, 1000).boxed().toList(), seen);
    }

    @Test
    void completions_overtake_tasks() {
        List<String> seen = new ArrayList<>();
        CompletableFuture<Void> busy = occupy();
        for (int i = 0; i < 200; i++) {
            worker.submit(onWorker -> seen.add("task"));
        }
        worker.completed(() -> seen.add("completion"));
        busy.complete(null);
        settle();
        assertTrue(seen.indexOf("completion") < 100, "after " + seen.indexOf("completion"));
    }

    @Test
    void a_task_or_completion_that_throws_ends_nothing() {
        worker.submit(onWorker -> {
            throw new IllegalStateException("a bug, on purpose");
        });
        worker.completed(() -> {
            throw new AssertionError("a bug, on purpose");
        });
        settle();
        assertTrue(thread.isAlive());
        Await.until("nothing waits", () -> worker.load() == 0);
    }

    @Test
    void who_brings_too_much_waits_until_there_is_room() throws InterruptedException {
        CompletableFuture<Void> busy = occupy();
        for (int i = 0; i < 20; i++) {
            worker.submit(onWorker -> {});
        }
        CompletableFuture<Void> through = new CompletableFuture<>();
        Thread waiting = waiting(through);
        Await.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
        assertFalse(through.isDone());
        busy.complete(null);
        Await.result(through, () -> "it still waits");
        worker.awaitRoom();
    }

    @Test
    void a_worker_that_would_sleep_for_ever_is_woken_for_what_may_wait() {
        settle();
        asleep(Thread.State.WAITING);
        worker.submitBy(Worker.now() + AN_HOUR, onWorker -> {});
        Await.until("nothing waits", () -> worker.load() == 0);
    }

    @Test
    void a_worker_that_sleeps_is_woken_for_what_is_due_before_it_wakes_by_itself() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            sleepForAnHour(fixture);
            worker.submitBy(Worker.now() + AN_HOUR / 2, onWorker -> {});
            Await.until("nothing waits", () -> worker.load() == 0);
        }
    }

    /** The backlog has room for ten. */
    @Test
    void a_worker_that_sleeps_is_woken_for_what_is_due_later_only_when_there_is_much_of_it() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            sleepForAnHour(fixture);
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                int number = i;
                worker.submitBy(Worker.now() + 2 * AN_HOUR, onWorker -> seen.add(number));
                assertEquals(Thread.State.TIMED_WAITING, thread.getState());
            }
            assertEquals(9, worker.load());
            worker.submitBy(Worker.now() + 2 * AN_HOUR, onWorker -> seen.add(9));
            Await.until("nothing waits", () -> worker.load() == 0);
            settle();
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), seen);
        }
    }

    @Test
    void what_may_wait_is_done_before_what_comes_after_it() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            sleepForAnHour(fixture);
            List<String> seen = new ArrayList<>();
            worker.submitBy(Worker.now() + 2 * AN_HOUR, onWorker -> seen.add("may wait"));
            worker.submit(onWorker -> seen.add("may not"));
            settle();
            assertEquals(List.of("may wait", "may not"), seen);
        }
    }

    private void sleepForAnHour(HubFixture fixture) {
        Client client = DeadlinesTest.settled(fixture);
        worker.submit(onWorker -> onWorker.schedule(client, Worker.now() + AN_HOUR));
        settle();
        asleep(Thread.State.TIMED_WAITING);
    }

    private void asleep(Thread.State how) {
        Await.until("the worker sleeps", () -> thread.getState() == how);
    }

    @Test
    void big_tasks_fill_the_backlog_sooner() {
        CompletableFuture<Void> busy = occupy();
        long before = worker.load();
        worker.submit(new Worker.Task() {
            @Override
            public void run(Worker onWorker) {}

            @Override
            public int bytes() {
                return 10 * 1024;
            }
        });
        assertEquals(before + 11, worker.load());
        busy.complete(null);
        Await.until("nothing waits", () -> worker.load() == 0);
    }

    @Test
    void who_waits_for_room_is_let_go_when_the_worker_stops() throws InterruptedException {
        CompletableFuture<Void> busy = occupy();
        for (int i = 0; i < 20; i++) {
            worker.submit(onWorker -> {});
        }
        CompletableFuture<Void> through = new CompletableFuture<>();
        Thread waiting = waiting(through);
        Await.until("it waits", () -> waiting.getState() == Thread.State.WAITING);
        worker.stop();
        Await.result(through, () -> "it still waits");
        busy.complete(null);
        thread.join();
    }

    private Thread waiting(CompletableFuture<Void> through) {
        Thread waiting = new Thread(() -> {
            try {
                worker.awaitRoom();
                through.complete(null);
            } catch (InterruptedException stopped) {
                through.completeExceptionally(stopped);
            }
        });
        waiting.start();
        return waiting;
    }

    @Test
    void what_is_queued_is_done_before_the_end() throws Exception {
        List<Integer> seen = new ArrayList<>();
        CompletableFuture<Void> busy = occupy();
        for (int i = 0; i < 200; i++) {
            worker.submit(onWorker -> seen.add(1));
        }
        worker.stop();
        busy.complete(null);
        thread.join();
        assertEquals(200, seen.size());
    }
}

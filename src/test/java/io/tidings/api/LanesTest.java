package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Limit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LanesTest {

    /** Keeps what it is given until the test runs it. */
    private final Queue<Runnable> given = new ArrayDeque<>();

    private final List<String> done = new ArrayList<>();

    private final List<Limit> dropped = new CopyOnWriteArrayList<>();

    private Lanes lanes(int count, int most, Executor executor) {
        return new Lanes(count, most, executor, dropped::add);
    }

    private void runAll() {
        for (Runnable each = given.poll(); each != null; each = given.poll()) {
            each.run();
        }
    }

    @Test
    void a_task_never_runs_on_the_thread_that_brought_it() {
        Lanes lanes = lanes(2, 10, given::add);
        lanes.submit("anna", () -> done.add("a"));
        assertEquals(List.of(), done);
        runAll();
        assertEquals(List.of("a"), done);
    }

    @Test
    void tasks_of_one_key_keep_their_order_on_many_threads() throws Exception {
        var executor = Executors.newFixedThreadPool(4);
        try {
            Lanes lanes = lanes(4, 100_000, executor);
            var seen = new ConcurrentHashMap<Integer, List<Integer>>();
            var left = new CountDownLatch(8 * 1000);
            for (int i = 0; i < 1000; i++) {
                for (int key = 0; key < 8; key++) {
                    int number = i;
                    int of = key;
                    lanes.submit(key, () -> {
                        seen.computeIfAbsent(of, first -> new CopyOnWriteArrayList<>())
                                .add(number);
                        left.countDown();
                    });
                }
            }
            assertTrue(left.await(30, TimeUnit.SECONDS));
            for (int key = 0; key < 8; key++) {
                List<Integer> numbers = seen.get(key);
                assertEquals(numbers.stream().sorted().toList(), List.copyOf(numbers));
                assertEquals(1000, numbers.size());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void what_is_too_much_is_dropped_and_counted_until_something_has_run() {
        Lanes lanes = lanes(1, 2, given::add);
        lanes.submit("a", () -> done.add("1"));
        lanes.submit("b", () -> done.add("2"));
        lanes.submit("c", () -> done.add("3"));
        runAll();
        lanes.submit("c", () -> done.add("4"));
        runAll();
        assertEquals(List.of("1", "2", "4"), done);
        assertEquals(List.of(Limit.BEANS), dropped);
    }

    @Test
    void a_closed_one_runs_nothing_more() {
        Lanes lanes = lanes(1, 2, given::add);
        lanes.submit("a", () -> done.add("1"));
        lanes.close();
        lanes.submit("a", () -> done.add("2"));
        runAll();
        assertEquals(List.of(), done);
    }

    @Test
    void a_container_that_stops_ends_it_without_an_exception() {
        Lanes lanes = lanes(1, 2, task -> {
            throw new RejectedExecutionException("stopping");
        });
        lanes.submit("a", () -> done.add("1"));
        lanes.submit("a", () -> done.add("2"));
        assertEquals(List.of(), dropped);
    }
}

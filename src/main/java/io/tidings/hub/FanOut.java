package io.tidings.hub;

import io.tidings.config.FanOutConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers that carry everything outbound. Each client belongs to one of them for life, so its frames keep their
 * order and its outbox needs no lock. Thread-safe.
 */
final class FanOut {

    private final List<Worker> workers;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    FanOut(FanOutConfig config, int frameBytes, ThreadFactory factory) {
        int count =
                config.workers() > 0 ? config.workers() : Runtime.getRuntime().availableProcessors();
        List<Worker> created = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            created.add(new Worker(i, frameBytes, config.backlog()));
        }
        workers = List.copyOf(created);
        for (Worker worker : workers) {
            threads.add(factory.newThread(worker));
        }
        for (int i = 0; i < count; i++) {
            Thread thread = threads.get(i);
            thread.setName("tidings-fan-out-" + i);
            thread.start();
        }
    }

    int workers() {
        return workers.size();
    }

    Worker worker(int index) {
        return workers.get(index);
    }

    /** The worker of a new client, in turn. */
    Worker assign() {
        return workers.get(Math.floorMod(next.getAndIncrement(), workers.size()));
    }

    /**
     * Waits until every worker has room, so that who brings faster than the workers carry is slowed down instead of
     * filling the heap. A worker itself never waits.
     */
    void awaitRoom() {
        try {
            for (Worker worker : workers) {
                if (worker.isCurrentThread()) {
                    return;
                }
            }
            for (Worker worker : workers) {
                worker.awaitRoom();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the workers after what is queued, and waits for them a little. */
    void stop(long millis) {
        workers.forEach(Worker::stop);
        long deadline = Worker.now() + millis;
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, deadline - Worker.now()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

package io.tidings.api;

import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on an executor, those with the same key one after the other in their order, and so many at a time as there
 * are lanes. What waits is bounded: what comes too much is dropped and counted, and the log says so once until there is
 * room again. Never blocks. Thread-safe.
 */
final class Lanes {

    private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

    private final Lane[] lanes;
    private final int most;
    private final Executor executor;
    private final LimitListener limits;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Whether the log has said that something was dropped, and not yet that this is over. */
    private final AtomicBoolean overflowing = new AtomicBoolean();

    private volatile boolean closed;

    Lanes(int count, int most, Executor executor, LimitListener limits) {
        this.lanes = new Lane[count];
        for (int i = 0; i < count; i++) {
            lanes[i] = new Lane();
        }
        this.most = most;
        this.executor = executor;
        this.limits = limits;
    }

    /** Takes a task, or drops it when too many wait. */
    void submit(Object key, Runnable task) {
        if (closed) {
            return;
        }
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            dropped();
            return;
        }
        if (overflowing.get() && overflowing.compareAndSet(true, false)) {
            LOG.log(System.Logger.Level.WARNING, "events reach observers again");
        }
        lanes[Math.floorMod(key.hashCode(), lanes.length)].add(task);
    }

    private void dropped() {
        limits.refused(Limit.BEANS);
        if (overflowing.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "observers are too slow: {0} events wait, and those that come now are dropped",
                    most);
        }
    }

    /** What waits is given up, and what comes is not taken any more: the application stops. */
    void close() {
        closed = true;
    }

    private final class Lane implements Runnable {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        void add(Runnable task) {
            boolean idle;
            synchronized (this) {
                tasks.add(task);
                idle = !running;
                running = true;
            }
            if (idle) {
                start();
            }
        }

        private void start() {
            try {
                executor.execute(this);
            } catch (RejectedExecutionException stopping) {
                LOG.log(System.Logger.Level.DEBUG, "the container takes no more tasks: {0}", stopping.toString());
                close();
            }
        }

        private synchronized @Nullable Runnable next() {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }

        @Override
        public void run() {
            for (Runnable task = next(); task != null; task = next()) {
                waiting.decrementAndGet();
                if (!closed) {
                    task.run();
                }
            }
        }
    }
}

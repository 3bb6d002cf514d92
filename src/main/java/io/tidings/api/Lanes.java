package io.tidings.api;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on an executor, those with the same key one after the other in their order, and so many at a time as there
 * are lanes. What waits is bounded; what comes too much is refused. Never blocks. Thread-safe.
 */
final class Lanes {

    private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

    private final Lane[] lanes;
    private final int most;
    private final Executor executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    Lanes(int count, int most, Executor executor) {
        this.lanes = new Lane[count];
        for (int i = 0; i < count; i++) {
            lanes[i] = new Lane();
        }
        this.most = most;
        this.executor = executor;
    }

    /** Takes a task. Returns whether it did: false when too many wait. */
    boolean submit(Object key, Runnable task) {
        if (closed) {
            return true;
        }
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            return false;
        }
        lanes[Math.floorMod(key.hashCode(), lanes.length)].add(task);
        return true;
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

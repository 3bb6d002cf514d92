package io.tidings.websocket;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler that schedules nothing, for sessions whose idle timer nobody needs. It has no thread; what is asked of it
 * never happens. Thread-safe.
 */
final class NoTimers extends ScheduledThreadPoolExecutor {

    static final NoTimers INSTANCE = new NoTimers();

    private NoTimers() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return Never.NEVER;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return new Never<>();
    }

    /** A task that was cancelled before it began. */
    private static final class Never<V> implements ScheduledFuture<V> {

        static final Never<Void> NEVER = new Never<>();

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public V get() {
            throw new CancellationException();
        }

        @Override
        public V get(long timeout, TimeUnit unit) {
            throw new CancellationException();
        }
    }
}

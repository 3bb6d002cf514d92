package io.tidings.broker;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Remembers what is to be repeated, and runs it on the test's thread when the test says so. */
public final class FakeScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();

    /** Runs once everything that was scheduled and not cancelled. */
    public void tick() {
        repeated.stream().filter(task -> !task.isDone()).forEach(task -> task.work.run());
    }

    /** What is scheduled and not cancelled. */
    public List<Repeated> active() {
        return repeated.stream().filter(task -> !task.isDone()).toList();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initial, long delay, TimeUnit unit) {
        Repeated task = new Repeated(work, unit.toMillis(delay));
        repeated.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        repeated.forEach(task -> task.cancel(false));
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** Something that is run again and again until it is cancelled. */
    public static final class Repeated extends CompletableFuture<Void> implements ScheduledFuture<Void> {

        private final Runnable work;
        private final long delayMillis;

        private Repeated(Runnable work, long delayMillis) {
            this.work = work;
            this.delayMillis = delayMillis;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(delayMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(delayMillis, other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}

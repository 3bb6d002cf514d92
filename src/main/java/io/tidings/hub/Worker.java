package io.tidings.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that does everything outbound for the clients pinned to it.
 *
 * <p>It takes all that has piled up, appends to the outboxes, then flushes each outbox that changed: under load batches
 * grow by themselves, and when idle a message goes out at once, without any timer. Time-driven work comes from one
 * {@link Deadlines} queue instead of a timer a connection.
 *
 * <p>{@link #submit}, {@link #submitBy}, {@link #completed} and {@link #awaitRoom} are thread-safe; everything else belongs
 * to the thread.
 */
final class Worker implements Runnable {

    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    /** Tasks between two flushes: enough to batch, few enough to keep the first of them from waiting long. */
    private static final int TASKS_PER_FLUSH = 64;

    /** Where the time would be at which the thread stops sleeping, while it does not sleep. */
    private static final long AWAKE = Long.MIN_VALUE;

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> completions = new ConcurrentLinkedQueue<>();
    private final Backlog backlog;
    private final ArrayList<Client> dirty = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines(Deadlines.TICK);

    /** What is delivered to one channel in one go. */
    private final ArrayList<Encoded> events = new ArrayList<>(TASKS_PER_FLUSH);

    private final Frames frames;
    private final int frameBytes;
    private final int index;
    private int lingering;

    /** How many tasks this round may still have, and the backlog's units of those it has had. */
    private int tasksLeft;

    private long done;
    private volatile long parkedUntil = AWAKE;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    /** Something to do for the clients of this worker. */
    interface Task {
        void run(Worker worker);

        /** Bytes this task holds on to until it is done, for the backlog's bound. */
        default int bytes() {
            return 0;
        }
    }

    Worker(int index, int frameBytes, long maxLoad) {
        this.index = index;
        this.frameBytes = frameBytes;
        this.backlog = new Backlog(maxLoad);
        this.frames = new Frames(frameBytes);
    }

    int index() {
        return index;
    }

    int frameBytes() {
        return frameBytes;
    }

    Frames frames() {
        return frames;
    }

    /** Milliseconds of a clock that only goes forwards, for deadlines. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** Queues a task; tasks run in the order in which they were queued. */
    void submit(Task task) {
        backlog.add(Backlog.units(task.bytes()));
        tasks.add(task);
        wake();
    }

    /**
     * Queues a task that need not run before this time; its turn is the same. A worker that sleeps is woken only if it would
     * sleep for longer, or when as many tasks wait as it does in one go: waking it is most of what opening a connection
     * costs us, and in a storm of handshakes it would be woken for each.
     */
    void submitBy(long at, Task task) {
        long waiting = backlog.add(Backlog.units(task.bytes()));
        tasks.add(task);
        if (parkedUntil > at || waiting >= Math.min(TASKS_PER_FLUSH, backlog.bound())) {
            wake();
        }
    }

    /** Queues the completion of a send: it overtakes tasks, so that a busy worker does not mistake a fast client for a slow one. */
    void completed(Runnable completion) {
        completions.add(completion);
        wake();
    }

    /** Tasks that wait, weighted by their size. */
    long load() {
        return backlog.units();
    }

    /** Waits until the backlog has room. Never called with a lock held that a worker might want. */
    void awaitRoom() throws InterruptedException {
        backlog.awaitRoom();
    }

    /** Marks a client whose outbox has to be flushed at the end of this round. */
    void markDirty(Client client) {
        dirty.add(client);
    }

    /** A client is being closed and still has something to be sent. */
    void lingers() {
        lingering++;
    }

    /** The last thing was sent, or the client was cut off. */
    void lingersNoMore() {
        lingering--;
    }

    /** Makes sure that the client's {@link Client#tick} is called at the next tick after this time. */
    void schedule(Client client, long at) {
        deadlines.schedule(client, at);
    }

    /** Calls its {@link Client#tick} no more. */
    void forget(Client client) {
        deadlines.forget(client);
    }

    /** Ends the thread once nothing waits and every client that is being closed has been sent what it had coming. */
    void stop() {
        stopping = true;
        wake();
        backlog.lift();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopping || !tasks.isEmpty() || lingering > 0) {
            boolean worked = runCompletions();
            worked |= runTasks();
            worked |= runDeadlines();
            flush();
            if (!worked) {
                park();
            }
        }
    }

    private boolean runCompletions() {
        boolean worked = false;
        Runnable completion;
        while ((completion = completions.poll()) != null) {
            try {
                completion.run();
            } catch (RuntimeException | Error bug) {
                report(bug);
            }
            worked = true;
        }
        return worked;
    }

    private boolean runTasks() {
        tasksLeft = TASKS_PER_FLUSH;
        done = 0;
        Task task;
        while (tasksLeft > 0 && (task = tasks.poll()) != null) {
            taken(task);
            run(task);
        }
        if (done > 0) {
            backlog.remove(done);
        }
        return done > 0;
    }

    private void taken(Task task) {
        tasksLeft--;
        done += Backlog.units(task.bytes());
    }

    /**
     * This delivery's event, and those of the deliveries to the same channel that come right after it, as many as this round
     * may still have: they are done with this. The list is the worker's, and good until the next call.
     */
    List<Encoded> following(Channel.Delivery first) {
        events.clear();
        events.add(first.push());
        while (tasksLeft > 0 && tasks.peek() instanceof Channel.Delivery next && next.channel() == first.channel()) {
            taken(tasks.remove());
            events.add(next.push());
        }
        return events;
    }

    private boolean runDeadlines() {
        long now = now();
        boolean worked = false;
        Client client;
        while ((client = deadlines.poll(now)) != null) {
            try {
                client.tick(now);
            } catch (RuntimeException | Error bug) {
                report(bug);
            }
            worked = true;
        }
        return worked;
    }

    private void flush() {
        for (int i = 0; i < dirty.size(); i++) {
            try {
                dirty.get(i).flush();
            } catch (RuntimeException | Error bug) {
                report(bug);
            }
        }
        dirty.clear();
    }

    private void park() {
        frames.forget();
        events.clear();
        long next = deadlines.next();
        parkedUntil = next;
        if (tasks.isEmpty() && completions.isEmpty() && (!stopping || lingering > 0)) {
            if (next == Deadlines.NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - now())));
            }
        }
        parkedUntil = AWAKE;
    }

    private void wake() {
        if (parkedUntil != AWAKE) {
            LockSupport.unpark(thread);
        }
    }

    private void run(Task task) {
        try {
            task.run(this);
        } catch (RuntimeException | Error bug) {
            report(bug);
        }
    }

    /** A bug in one client's work must not end the thread that serves all the others. */
    static void report(Throwable bug) {
        LOG.log(System.Logger.Level.ERROR, "fan-out work failed", bug);
    }
}

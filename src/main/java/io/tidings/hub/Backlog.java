package io.tidings.hub;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much waits for a worker, in units of a task of up to {@value #BYTES_PER_UNIT} bytes, and the bound at which publishers
 * have to wait.
 *
 * <p>The bound is soft: what is added is never refused, so a few publishers that found room at the same time go past it.
 *
 * <p>Thread-safe.
 */
final class Backlog {

    private static final int BYTES_PER_UNIT = 1024;

    private final AtomicLong units = new AtomicLong();
    private final long bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private volatile boolean lifted;

    /**
     * @param bound units from which {@link #awaitRoom} waits, 1 or more
     */
    Backlog(long bound) {
        this.bound = bound;
    }

    /** The units of a task that holds on to this many bytes: 1 or more. */
    static long units(int bytes) {
        return 1L + bytes / BYTES_PER_UNIT;
    }

    long bound() {
        return bound;
    }

    long units() {
        return units.get();
    }

    /** Adds units; says how many there are now. */
    long add(long more) {
        return units.addAndGet(more);
    }

    /** Takes units away, and lets publishers go on if that made room. */
    void remove(long done) {
        long before = units.getAndAdd(-done);
        if (before >= bound && before - done < bound) {
            signal();
        }
    }

    /** Waits until there is room. Never called with a lock held that a worker might want. */
    void awaitRoom() throws InterruptedException {
        if (units.get() < bound || lifted) {
            return;
        }
        lock.lock();
        try {
            while (units.get() >= bound && !lifted) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go on from now: nobody is left who would make room. */
    void lift() {
        lifted = true;
        signal();
    }

    private void signal() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

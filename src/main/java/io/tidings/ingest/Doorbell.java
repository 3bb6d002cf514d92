package io.tidings.ingest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the relay sleeps until somebody rings, or rings off. Thread-safe.
 *
 * <p>Nobody interrupts the relay instead: an interrupt in the middle of an access closes the files of H2.
 */
final class Doorbell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean rung;
    private boolean closed;

    /** There is something to do. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** There will be nothing to do any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps until somebody has rung since the last time, but not longer than this. */
    void await(long millis) throws InterruptedException {
        sleep(millis, true);
    }

    /** Sleeps for this long, whoever rings; not when it is closed. */
    void pause(long millis) throws InterruptedException {
        sleep(millis, false);
    }

    private void sleep(long millis, boolean answer) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!closed && !(answer && rung) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (answer) {
                rung = false;
            }
        } finally {
            lock.unlock();
        }
    }
}

package io.tidings.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An outbox as it is usually written: a concurrent queue, a count of its bytes, and a lock that one sender holds. What has
 * piled up leaves in one frame, too. Thread-safe.
 */
final class LockedOutbox {

    private static final long QUEUE_BYTES = 1024 * 1024;

    private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final ReentrantLock sending = new ReentrantLock();

    /** @return false when more bytes wait than may */
    boolean add(byte[] item) {
        queue.add(item);
        return bytes.addAndGet(item.length) <= QUEUE_BYTES;
    }

    void flush(Consumer<byte[]> transport) {
        sending.lock();
        try {
            List<byte[]> items = new ArrayList<>();
            queue.drainTo(items);
            for (byte[] item : items) {
                bytes.addAndGet(-item.length);
            }
            if (!items.isEmpty()) {
                transport.accept(items.size() == 1 ? items.get(0) : BatchingBenchmark.join(items));
            }
        } finally {
            sending.unlock();
        }
    }
}

package io.tidings.broker;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Streams in the order in which they have to be looked at. Asking whether one is due costs the same for one stream as
 * for 100,000; adding and taking are logarithmic. Thread-safe.
 */
final class DeadlineQueue {

    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();

    synchronized void add(MemoryStream stream, long at) {
        deadlines.add(new Deadline(stream, at));
    }

    /** Takes a stream whose deadline has come, or returns null. */
    synchronized @Nullable MemoryStream pollDue(long now) {
        Deadline next = deadlines.peek();
        if (next == null || next.at() > now) {
            return null;
        }
        deadlines.remove();
        return next.stream();
    }

    /** Drops what {@link MemoryStream#isForgotten} says is gone. Costs time for all entries. */
    synchronized void dropForgotten() {
        deadlines.removeIf(deadline -> deadline.stream().isForgotten());
    }

    synchronized int size() {
        return deadlines.size();
    }

    private record Deadline(MemoryStream stream, long at) implements Comparable<Deadline> {

        @Override
        public int compareTo(Deadline other) {
            return Long.compare(at, other.at);
        }
    }
}

package io.tidings.hub;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When which client has to be looked at next: one live entry a client, whatever it waits for.
 *
 * <p>Scheduling and polling cost O(log n). Bringing a deadline forward leaves the old entry in the queue; it is skipped
 * when it comes up. Confined to one worker.
 */
final class Deadlines {

    /** No deadline at all. */
    static final long NEVER = Long.MAX_VALUE;

    private record Entry(long at, Client client) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    /** Keeps the earlier of this time and the one already scheduled. */
    void schedule(Client client, long at) {
        if (at < client.scheduledAt()) {
            client.scheduledAt(at);
            entries.add(new Entry(at, client));
        }
    }

    /** Takes a client whose time has come, or null when there is none. */
    @Nullable
    Client poll(long now) {
        while (true) {
            Entry first = entries.peek();
            if (first == null || first.at() > now) {
                return null;
            }
            entries.remove();
            if (first.client().scheduledAt() == first.at()) {
                first.client().scheduledAt(NEVER);
                return first.client();
            }
        }
    }

    /** The earliest deadline, or {@link #NEVER}. */
    long next() {
        Entry first = entries.peek();
        return first == null ? NEVER : first.at();
    }
}

package io.tidings.hub;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When which client has to be looked at next: one live entry a client, whatever it waits for.
 *
 * <p>Scheduling and polling cost O(log n). A deadline that was brought forward or is not needed any more leaves an empty
 * entry in the queue: a client that has gone must not be kept in memory, with all that its container holds for it, until
 * a time that no longer matters. Times are rounded up to the next tick, so that all clients of one tick are looked at
 * together: with thousands of idle clients, waking the worker for each is what costs. Confined to one worker.
 */
final class Deadlines {

    /** No deadline at all. */
    static final long NEVER = Long.MAX_VALUE;

    /** How far apart ticks are, in milliseconds: short beside every time-out, long beside what waking a thread takes. */
    static final long TICK = 100;

    /** Fewer empty entries than this are not worth a walk through the queue. */
    private static final int FEW = 1_000;

    /** A client's turn; the client itself knows its own. */
    static final class Entry implements Comparable<Entry> {

        private final long at;
        private @Nullable Client client;

        private Entry(long at, Client client) {
            this.at = at;
            this.client = client;
        }

        long at() {
            return at;
        }

        @Override
        public int compareTo(Entry other) {
            return Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final long tick;
    private int empty;

    /** {@code tick}: milliseconds that times are rounded up to a multiple of, 1 or more. */
    Deadlines(long tick) {
        this.tick = tick;
    }

    /** Keeps the earlier of this time, rounded up to a tick, and the one already scheduled. */
    void schedule(Client client, long wanted) {
        long at = wanted + Math.floorMod(-wanted, tick);
        Entry scheduled = client.deadline();
        if (scheduled != null && scheduled.at <= at) {
            return;
        }
        forget(client);
        Entry entry = new Entry(at, client);
        client.deadline(entry);
        entries.add(entry);
    }

    /** Nothing is due for this client any more. */
    void forget(Client client) {
        Entry scheduled = client.deadline();
        if (scheduled == null) {
            return;
        }
        client.deadline(null);
        scheduled.client = null;
        empty++;
        // at the latest when every second is empty: that makes O(1) of it for each
        if (empty > FEW && empty > entries.size() / 2) {
            entries.removeIf(entry -> entry.client == null);
            empty = 0;
        }
    }

    /** Takes a client whose time has come, or null when there is none. */
    @Nullable
    Client poll(long now) {
        while (true) {
            Entry first = entries.peek();
            if (first == null || first.at > now) {
                return null;
            }
            entries.remove();
            if (first.client != null) {
                first.client.deadline(null);
                return first.client;
            }
            empty--;
        }
    }

    /** The earliest deadline, or {@link #NEVER}. */
    long next() {
        Entry first = entries.peek();
        return first == null ? NEVER : first.at;
    }

    /** Entries that are held, empty ones among them. */
    int size() {
        return entries.size();
    }
}

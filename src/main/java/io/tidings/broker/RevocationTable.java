package io.tidings.broker;

import io.tidings.hub.Revocation;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Revocations by what they are about, and in the order in which they end. Finding takes no lock; adding and forgetting are
 * logarithmic. Thread-safe.
 */
final class RevocationTable {

    private final ConcurrentHashMap<Object, Revocation> known = new ConcurrentHashMap<>();

    /** One for each that ends, perhaps with an end that was put off since; guarded by this. */
    private final PriorityQueue<Ending> endings = new PriorityQueue<>();

    private record Ending(Object about, long at) implements Comparable<Ending> {

        @Override
        public int compareTo(Ending other) {
            return Long.compare(at, other.at);
        }
    }

    /** What is known of it, over or not; null if nothing is. */
    @Nullable
    Revocation find(Object about) {
        return known.get(about);
    }

    int size() {
        return known.size();
    }

    synchronized void put(Object about, Revocation revocation) {
        if (known.put(about, revocation) == null) {
            await(about, revocation);
        }
    }

    /** Forgets those that are over. */
    synchronized void forget(long now) {
        for (Ending next = endings.peek(); next != null && next.at() <= now; next = endings.peek()) {
            endings.remove();
            end(next);
        }
    }

    /** Forgets the one that ends first, if any ends. */
    synchronized void forgetNext() {
        boolean forgotten = false;
        while (!forgotten && !endings.isEmpty()) {
            forgotten = end(endings.remove());
        }
    }

    /** Forgets it, unless its end was put off; whether it did. */
    private boolean end(Ending ending) {
        Revocation revocation = known.get(ending.about());
        if (revocation != null && revocation.until() > ending.at()) {
            await(ending.about(), revocation);
            return false;
        }
        known.remove(ending.about());
        return true;
    }

    private void await(Object about, Revocation revocation) {
        if (revocation.until() != Revocation.EVER) {
            endings.add(new Ending(about, revocation.until()));
        }
    }
}

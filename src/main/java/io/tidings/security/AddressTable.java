package io.tidings.security;

import io.tidings.config.IpAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers something of many addresses, but never of more than there is room for: of those that share a place the one
 * that matters least has to go. So strangers without number cannot grow the heap; they only make it forget.
 *
 * <p>Places are eight wide and found by a hash that nobody outside can foresee. Each has a lock of its own, held for the
 * time it takes to compare eight addresses. Thread-safe.
 */
final class AddressTable<T extends AddressTable.Memory> {

    /** What is remembered of one address. Immutable. */
    interface Memory {

        /** Until when it matters, in nanoseconds of the table's clock. */
        long until();
    }

    private static final int WIDTH = 8;

    private final Place[] places;
    private final long seed = ThreadLocalRandom.current().nextLong() | 1;

    private static final class Place {
        private final @Nullable IpAddress[] addresses = new @Nullable IpAddress[WIDTH];
        private final @Nullable Object[] memories = new @Nullable Object[WIDTH];
    }

    /** A table for {@code capacity} addresses, a power of two of at least eight. */
    AddressTable(int capacity) {
        places = new Place[capacity / WIDTH];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Place();
        }
    }

    /** What is remembered of the address; null if nothing. */
    @Nullable
    T get(IpAddress address) {
        Place place = place(address);
        synchronized (place) {
            int at = find(place, address);
            return at < 0 ? null : memory(place, at);
        }
    }

    /** Replaces what is remembered of the address, in one step. Returns the new memory. */
    T update(IpAddress address, UnaryOperator<@Nullable T> change) {
        Place place = place(address);
        synchronized (place) {
            int at = find(place, address);
            T changed = change.apply(at < 0 ? null : memory(place, at));
            int into = at < 0 ? leastOf(place) : at;
            place.addresses[into] = address;
            place.memories[into] = changed;
            return changed;
        }
    }

    private Place place(IpAddress address) {
        long hash = (address.high() * seed ^ address.low()) * seed;
        return places[(int) ((hash ^ hash >>> 32) & places.length - 1)];
    }

    private static int find(Place place, IpAddress address) {
        for (int i = 0; i < WIDTH; i++) {
            if (address.equals(place.addresses[i])) {
                return i;
            }
        }
        return -1;
    }

    private int leastOf(Place place) {
        int least = 0;
        for (int i = 0; i < WIDTH; i++) {
            T memory = memory(place, i);
            if (memory == null) {
                return i;
            }
            T other = memory(place, least);
            if (other != null && memory.until() - other.until() < 0) {
                least = i;
            }
        }
        return least;
    }

    @SuppressWarnings("unchecked")
    private @Nullable T memory(Place place, int at) {
        return (T) place.memories[at];
    }
}

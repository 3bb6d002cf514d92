package io.tidings.broker;

import io.tidings.hub.HistoryQuery;
import io.tidings.protocol.Publication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest publications of one stream, and the offset it has reached.
 *
 * <p>Offsets in the window have no gaps, so the place of a publication follows from its offset: appending takes constant
 * time, reading takes time for what is returned and none for what is skipped. The array behind it doubles on its way to
 * the size asked for, so that a stream that is seldom used stays small. Not thread-safe.
 */
final class PublicationWindow {

    private static final @Nullable Publication[] NONE = {};
    private static final int FIRST_CAPACITY = 4;

    /** The publication with offset n is at n modulo the length, which is never more than the size asked for. */
    private @Nullable Publication[] slots = NONE;

    private int count;
    private long top;

    /**
     * Gives the publication the next offset and keeps it, dropping the oldest ones over {@code size}.
     *
     * @param size publications to keep, at least 1
     * @return the publication with its offset
     */
    Publication append(Publication publication, int size) {
        trim(size);
        if (count == slots.length && count < size) {
            resize((int) Math.min(Math.max(FIRST_CAPACITY, 2L * count), size));
        }
        top++;
        Publication kept = publication.at(top);
        slots[slot(top)] = kept; // in a full window the slot of the oldest
        count = Math.min(count + 1, slots.length);
        return kept;
    }

    /** Drops the oldest publications until at most {@code size} are left. */
    void trim(int size) {
        count = Math.min(count, size);
        if (slots.length > size) {
            resize(size);
        }
    }

    /** Drops all publications; the offset stays. */
    void clear() {
        count = 0;
        slots = NONE;
    }

    /** What the query asks for, as a list that later changes leave alone. */
    List<Publication> read(HistoryQuery query) {
        long from = first(query);
        long available = query.reverse() ? from - oldest() + 1 : top - from + 1;
        long wanted = query.limit() < 0 ? available : Math.min(available, query.limit());
        if (wanted <= 0) {
            return List.of();
        }
        List<Publication> found = new ArrayList<>((int) wanted);
        int step = query.reverse() ? -1 : 1;
        for (long i = 0; i < wanted; i++) {
            found.add(Objects.requireNonNull(slots[slot(from + i * step)]));
        }
        return Collections.unmodifiableList(found);
    }

    /** Offset of the publication that was appended last, kept or not; 0 before the first. */
    long top() {
        return top;
    }

    /** How many publications are kept. */
    int count() {
        return count;
    }

    /** Offset at which reading begins; outside the window when there is nothing to read. */
    private long first(HistoryQuery query) {
        long since = query.sinceOffset();
        if (query.reverse()) {
            return since < 0 || since > top ? top : since - 1;
        }
        return since < 0 ? oldest() : Math.max(Math.min(since, top) + 1, oldest());
    }

    private long oldest() {
        return top - count + 1;
    }

    private int slot(long offset) {
        return (int) (offset % slots.length);
    }

    private void resize(int capacity) {
        @Nullable Publication[] old = slots;
        @Nullable Publication[] resized = new @Nullable Publication[capacity];
        for (long offset = oldest(); offset <= top; offset++) {
            resized[(int) (offset % capacity)] = old[slot(offset)];
        }
        slots = resized;
    }
}

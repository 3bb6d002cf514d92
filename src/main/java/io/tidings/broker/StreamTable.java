package io.tidings.broker;

import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Retention;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The streams of all channels, made on first use and forgotten when their time has come.
 *
 * <p>What has expired is never seen, because every access looks at the time; {@link #sweep} only frees the memory of
 * streams that nobody accesses. Deadlines move with every use, but entries in the two queues do not: an entry that comes
 * due too early is put back. So a stream has at most one entry in each queue, and publishing touches neither: 200,000
 * idle streams cost a sweep about a microsecond (measured, JDK 17). A deadline that comes nearer, because a channel's
 * times were made shorter, is still kept by every access, but its memory is freed only at the old one.
 *
 * <p>Locks are taken in one order: stream, then map or queue. Thread-safe.
 */
final class StreamTable {

    private final LongSupplier clock;
    private final Epochs epochs = new Epochs();
    private final ConcurrentMap<String, MemoryStream> streams = new ConcurrentHashMap<>();
    private final DeadlineQueue expiries = new DeadlineQueue();
    private final DeadlineQueue ends = new DeadlineQueue();

    /**
     * Makes an empty table.
     *
     * @param clock milliseconds from any origin
     */
    StreamTable(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Keeps a publication.
     *
     * @param whileLocked gets the publication with its offset, and the epoch, before anybody can append the next one
     * @return the publication's position
     */
    StreamPosition append(
            String channel, Publication publication, Retention retention, BiConsumer<Publication, String> whileLocked) {
        return use(channel, retention, stream -> {
            Publication kept = stream.append(publication);
            if (!stream.isAwaitingExpiry()) {
                stream.setAwaitingExpiry(true);
                expiries.add(stream, stream.expiresAt());
            }
            StreamPosition position = stream.top();
            whileLocked.accept(kept, position.epoch());
            return position;
        });
    }

    HistoryPage read(String channel, HistoryQuery query, Retention retention) {
        return use(channel, retention, stream -> stream.read(query));
    }

    /** Drops a channel's publications. A channel without a stream gets none. */
    void clear(String channel) {
        MemoryStream stream = streams.get(channel);
        if (stream != null) {
            synchronized (stream) {
                stream.clear();
            }
        }
    }

    /** Frees what has expired. Costs time for the streams that are due, and next to none for all others. */
    void sweep() {
        long now = clock.getAsLong();
        for (MemoryStream due = expiries.pollDue(now); due != null; due = expiries.pollDue(now)) {
            sweepPublications(due, now);
        }
        for (MemoryStream due = ends.pollDue(now); due != null; due = ends.pollDue(now)) {
            sweepStream(due, now);
        }
    }

    /** Streams in memory. */
    int streams() {
        return streams.size();
    }

    /** Publications in memory; visits every stream. */
    int publications() {
        int sum = 0;
        for (MemoryStream stream : streams.values()) {
            synchronized (stream) {
                sum += stream.count();
            }
        }
        return sum;
    }

    /** Entries in both queues. */
    int deadlines() {
        return expiries.size() + ends.size();
    }

    /** Works on the channel's stream under its lock; tries again if the stream was forgotten in between. */
    private <T> T use(String channel, Retention retention, Function<MemoryStream, T> work) {
        while (true) {
            MemoryStream stream = getOrCreate(channel, retention);
            synchronized (stream) {
                long now = clock.getAsLong();
                if (isAlive(stream, now)) {
                    stream.use(retention, now);
                    return work.apply(stream);
                }
            }
        }
    }

    private MemoryStream getOrCreate(String channel, Retention retention) {
        MemoryStream known = streams.get(channel);
        if (known != null) {
            return known;
        }
        MemoryStream created = new MemoryStream(channel, epochs.next(), retention, clock.getAsLong());
        long end = created.endsAt(); // asked while nobody else knows the stream
        @Nullable MemoryStream quicker = streams.putIfAbsent(channel, created);
        if (quicker != null) {
            return quicker;
        }
        ends.add(created, end);
        return created;
    }

    /** Whether a locked stream is still the channel's; forgets it if its time has come. */
    private boolean isAlive(MemoryStream stream, long now) {
        if (!stream.isForgotten() && now >= stream.endsAt()) {
            stream.forget();
            streams.remove(stream.channel(), stream);
        }
        return !stream.isForgotten();
    }

    private void sweepPublications(MemoryStream stream, long now) {
        synchronized (stream) {
            stream.expire(now);
            stream.setAwaitingExpiry(stream.count() > 0);
            if (stream.isAwaitingExpiry()) {
                expiries.add(stream, stream.expiresAt());
            }
        }
    }

    private void sweepStream(MemoryStream stream, long now) {
        synchronized (stream) {
            if (isAlive(stream, now)) {
                ends.add(stream, stream.endsAt());
            }
        }
    }
}

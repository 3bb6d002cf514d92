package io.tidings.broker;

import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Retention;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
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
 * <p>Clients can invent names: over a limit, {@link IdleStreams} says which streams nobody would miss. Whoever comes back
 * to one of them finds another epoch, and so is told that it cannot recover.
 *
 * <p>Locks are taken in one order: stream, then map or queue. Thread-safe.
 */
final class StreamTable {

    /** A stream has two deadlines at most; when there are more by so much, the rest belongs to forgotten streams. */
    private static final int MOST_DEADLINES = 4;

    private final LongSupplier clock;
    private final Epochs epochs = new Epochs();
    private final ConcurrentMap<String, MemoryStream> streams = new ConcurrentHashMap<>();
    private final DeadlineQueue expiries = new DeadlineQueue();
    private final DeadlineQueue ends = new DeadlineQueue();
    private final IdleStreams idle;
    private final Predicate<String> followed;

    /**
     * Makes an empty table.
     *
     * @param clock milliseconds from any origin
     * @param idle keeps those that may be forgotten when there are too many
     * @param followed whether somebody listens to a channel: then its stream is not forgotten before its time
     */
    StreamTable(LongSupplier clock, IdleStreams idle, Predicate<String> followed) {
        this.clock = clock;
        this.idle = idle;
        this.followed = followed;
    }

    /**
     * Keeps a publication, unless a newer version of it has been kept.
     *
     * @param whileLocked gets the publication with its offset, and the epoch, before anybody can append the next one
     * @return the publication's position, or the stream's top when it was not kept
     */
    StreamPosition append(
            String channel,
            Publication publication,
            PublishCondition condition,
            Retention retention,
            BiConsumer<Publication, String> whileLocked) {
        return use(channel, retention, stream -> {
            if (!stream.isNewer(condition)) {
                return stream.top();
            }
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

    /** Nobody on this node listens to the channel any more. */
    void left(String channel) {
        MemoryStream stream = streams.get(channel);
        if (stream != null) {
            synchronized (stream) {
                settle(stream);
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

    /** Streams that may be forgotten. */
    int idle() {
        return idle.size();
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
                    T done = work.apply(stream);
                    settle(stream);
                    return done;
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
        forgetIdle();
        return created;
    }

    /** Makes room, as far as there are streams that nobody would miss. */
    private void forgetIdle() {
        MemoryStream eldest;
        while ((eldest = idle.pollOver(streams.size())) != null) {
            synchronized (eldest) {
                settle(eldest);
                if (eldest.isIdle()) {
                    forget(eldest);
                    idle.forgotten();
                }
            }
            dropForgotten();
        }
    }

    /** Seldom enough to cost little for each stream that was forgotten, often enough to keep the queues in bounds. */
    private void dropForgotten() {
        if (deadlines() > MOST_DEADLINES * (streams.size() + 1L)) {
            expiries.dropForgotten();
            ends.dropForgotten();
        }
    }

    /** Puts a locked stream among the idle ones, or takes it out, as it is now. */
    private void settle(MemoryStream stream) {
        if (!stream.isForgotten() && stream.count() == 0 && !followed.test(stream.channel())) {
            idle.use(stream);
        } else if (stream.isIdle()) {
            idle.remove(stream);
        }
    }

    private void forget(MemoryStream stream) {
        stream.forget();
        streams.remove(stream.channel(), stream);
        if (stream.isIdle()) {
            idle.remove(stream);
        }
    }

    /** Whether a locked stream is still the channel's; forgets it if its time has come. */
    private boolean isAlive(MemoryStream stream, long now) {
        if (!stream.isForgotten() && now >= stream.endsAt()) {
            forget(stream);
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
            settle(stream);
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

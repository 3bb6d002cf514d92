package io.tidings.broker;

import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What publications with a key came to, for as long as a repeat must not be made again.
 *
 * <p>Who brings a key while its first publication is still being made waits for it; other keys do not. A key whose
 * publication failed is as good as new. Asking takes constant time; all keys live equally long, so the oldest is always
 * the next to go. Thread-safe.
 */
final class IdempotencyKeys {

    /** protocol.md section 9. */
    static final Duration TTL = Duration.ofMinutes(5);

    private final LongSupplier clock;
    private final int most;
    private final LimitListener limits;
    private final ConcurrentMap<Key, Result> results = new ConcurrentHashMap<>();
    private final Queue<Result> oldestFirst = new ConcurrentLinkedQueue<>();

    private record Key(String channel, String key) {}

    /** Guards its own position; who holds it may take the lock of the channel's stream. */
    private static final class Result {
        private final Key key;
        private final long until;
        private @Nullable StreamPosition position;

        Result(Key key, long until) {
            this.key = key;
            this.until = until;
        }
    }

    /**
     * None so far.
     *
     * @param clock milliseconds from any origin
     * @param most over so many, the oldest is forgotten before its time; 0 = no limit
     * @param limits told of each that is forgotten so
     */
    IdempotencyKeys(LongSupplier clock, int most, LimitListener limits) {
        this.clock = clock;
        this.most = most;
        this.limits = limits;
    }

    /** Publishes, unless this was done with the same key in the same channel; either way the position of the first. */
    StreamPosition once(String channel, String key, Supplier<StreamPosition> publish) {
        Result result = result(new Key(channel, key));
        synchronized (result) {
            StreamPosition known = result.position;
            if (known == null) {
                known = publish.get();
                result.position = known;
            }
            return known;
        }
    }

    private Result result(Key key) {
        while (true) {
            long now = clock.getAsLong();
            Result known = results.get(key);
            if (known != null && now < known.until) {
                return known;
            }
            if (known != null) {
                results.remove(key, known);
            }
            Result created = new Result(key, now + TTL.toMillis());
            if (results.putIfAbsent(key, created) == null) {
                oldestFirst.add(created);
                makeRoom();
                return created;
            }
        }
    }

    private void makeRoom() {
        while (most > 0 && results.size() > most) {
            Result oldest = oldestFirst.poll();
            if (oldest == null) {
                return;
            }
            if (results.remove(oldest.key, oldest) && clock.getAsLong() < oldest.until) {
                limits.refused(Limit.IDEMPOTENCY_KEYS);
            }
        }
    }

    /** Forgets those whose time has come. */
    void sweep() {
        long now = clock.getAsLong();
        for (Result oldest = oldestFirst.peek(); oldest != null && now >= oldest.until; oldest = oldestFirst.peek()) {
            // another thread may have taken it: then this is the next one, whose time comes soon enough
            if (oldestFirst.remove(oldest)) {
                results.remove(oldest.key, oldest);
            }
        }
    }

    int size() {
        return results.size();
    }
}

package io.tidings.broker;

import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Retention;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;

/**
 * One life of one channel's stream: from its first read or write until nobody has used it for {@code metaTtl}.
 *
 * <p>Guarded by its own monitor: whoever calls a method holds it. Times are in milliseconds of the table's clock.
 */
final class MemoryStream {

    /** Far enough to be for ever, near enough that adding it to the time does not overflow. */
    private static final Duration FOREVER = Duration.ofDays(365_000);

    private final String channel;
    private final String epoch;
    private final PublicationWindow window = new PublicationWindow();

    private Retention retention;

    /** The last version that was published; shared while there is none. */
    private PublishCondition newest = PublishCondition.NONE;

    private long publishedAt;
    private long usedAt;

    /** Also read without the monitor, by the queues: once true it stays so. */
    private volatile boolean forgotten;

    private boolean awaitingExpiry;
    private boolean idle;

    MemoryStream(String channel, String epoch, Retention retention, long now) {
        this.channel = channel;
        this.epoch = epoch;
        this.retention = retention;
        this.usedAt = now;
    }

    String channel() {
        return channel;
    }

    String epoch() {
        return epoch;
    }

    StreamPosition top() {
        return new StreamPosition(window.top(), epoch);
    }

    /** How many publications are kept. */
    int count() {
        return window.count();
    }

    /**
     * Begins a read or a write: lets go what has expired under the rules so far, and then under the new ones, so that
     * what is seen does not depend on when a sweep came by.
     */
    void use(Retention wanted, long now) {
        expire(now);
        if (!wanted.equals(retention)) {
            retention = wanted;
            expire(now);
            window.trim(wanted.size());
        }
        usedAt = now;
    }

    /** Whether a publication is newer than the last one that had a version; then it is the last one from now on. */
    boolean isNewer(PublishCondition wanted) {
        if (wanted.version() == 0) {
            return true;
        }
        boolean sameEpoch =
                wanted.versionEpoch().isEmpty() || wanted.versionEpoch().equals(newest.versionEpoch());
        if (sameEpoch && wanted.version() <= newest.version()) {
            return false;
        }
        newest = PublishCondition.newer(
                wanted.version(), wanted.versionEpoch().isEmpty() ? newest.versionEpoch() : wanted.versionEpoch());
        return true;
    }

    /** Keeps a publication. Returns it with its offset. */
    Publication append(Publication publication) {
        publishedAt = usedAt;
        return window.append(publication, retention.size());
    }

    HistoryPage read(HistoryQuery query) {
        return new HistoryPage(window.read(query), top());
    }

    /** Drops the publications; offset and epoch stay. */
    void clear() {
        window.clear();
    }

    /** Drops the publications if their time has come. */
    void expire(long now) {
        if (window.count() > 0 && now >= expiresAt()) {
            window.clear();
        }
    }

    /** When the publications go, unless another one comes. */
    long expiresAt() {
        return publishedAt + millis(retention.ttl());
    }

    /** When the stream itself goes, unless somebody uses it. */
    long endsAt() {
        return usedAt + Math.max(millis(retention.ttl()), millis(retention.metaTtl()));
    }

    /** Marks the stream as no longer in the table; whoever still holds it has to get the channel's next one. */
    void forget() {
        forgotten = true;
        window.clear();
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** Whether the table will look at this stream when its publications expire. */
    boolean isAwaitingExpiry() {
        return awaitingExpiry;
    }

    void setAwaitingExpiry(boolean awaitingExpiry) {
        this.awaitingExpiry = awaitingExpiry;
    }

    /** Whether it is one of the {@link IdleStreams}. */
    boolean isIdle() {
        return idle;
    }

    void setIdle(boolean idle) {
        this.idle = idle;
    }

    /** At least 1, because a stream that ends in the millisecond of its creation could never be used. */
    private static long millis(Duration duration) {
        return duration.compareTo(FOREVER) >= 0 ? FOREVER.toMillis() : Math.max(1, duration.toMillis());
    }
}

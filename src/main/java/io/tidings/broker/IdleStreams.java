package io.tidings.broker;

import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams without publications whose channels have no subscriber: all they hold is an epoch. Those that were not used for
 * longest come first. Thread-safe; whoever adds or removes a stream holds its lock.
 */
final class IdleStreams {

    private final int most;
    private final LimitListener limits;
    private final Set<MemoryStream> byUse = new LinkedHashSet<>();

    /**
     * None so far.
     *
     * @param most streams of any kind that there may be; 0 = no limit, then nothing is kept here
     * @param limits told of each that has to go
     */
    IdleStreams(int most, LimitListener limits) {
        this.most = most;
        this.limits = limits;
    }

    /** The stream is idle, and was used last. */
    synchronized void use(MemoryStream stream) {
        if (most > 0) {
            byUse.remove(stream);
            byUse.add(stream);
            stream.setIdle(true);
        }
    }

    /** The stream is not idle, or no more. */
    synchronized void remove(MemoryStream stream) {
        byUse.remove(stream);
        stream.setIdle(false);
    }

    /**
     * Takes out the stream that was not used for longest if there are too many; null if not, or if none is idle.
     *
     * @param streams how many there are of any kind
     */
    synchronized @Nullable MemoryStream pollOver(int streams) {
        Iterator<MemoryStream> eldest = byUse.iterator();
        if (most == 0 || streams <= most || !eldest.hasNext()) {
            return null;
        }
        MemoryStream stream = eldest.next();
        eldest.remove();
        return stream;
    }

    /** A stream was forgotten before its time. */
    void forgotten() {
        limits.refused(Limit.STREAMS);
    }

    synchronized int size() {
        return byUse.size();
    }
}

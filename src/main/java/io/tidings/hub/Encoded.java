package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A reply for many clients, encoded once for each format that has a reader, and only when the first of them comes.
 * Thread-safe: several workers share one.
 */
final class Encoded {

    private static final int FORMATS = Format.values().length;

    private final Reply reply;
    private final long arrivedAt;
    private final @Nullable Publication before;
    private volatile @Nullable Deltas deltas;
    private final AtomicReferenceArray<Piece> pieces = new AtomicReferenceArray<>(FORMATS);

    Encoded(Reply reply) {
        this(reply, 0);
    }

    /** {@code arrivedAt}: when the publication in it came to this node, by {@link System#nanoTime}; 0 = it has none. */
    Encoded(Reply reply, long arrivedAt) {
        this(reply, arrivedAt, null);
    }

    /** {@code before}: the publication it may be sent as a patch of, to those who want that; null = none. */
    Encoded(Reply reply, long arrivedAt, @Nullable Publication before) {
        this.reply = reply;
        this.arrivedAt = arrivedAt;
        this.before = before;
    }

    Reply reply() {
        return reply;
    }

    long arrivedAt() {
        return arrivedAt;
    }

    /** The bytes in this format: shared, read only. */
    byte[] in(Format format) {
        return piece(format).bytes();
    }

    /** The same, as outboxes have it. */
    Piece piece(Format format) {
        Piece ready = pieces.get(format.slot());
        return ready != null ? ready : encode(format);
    }

    /** Its forms for subscribers with deltas; only of a publication. */
    Deltas deltas() {
        Deltas ready = deltas;
        return ready != null ? ready : makeDeltas();
    }

    private synchronized Deltas makeDeltas() {
        Deltas ready = deltas;
        if (ready == null) {
            ready = new Deltas((Push.OfPublication) reply, before, arrivedAt);
            deltas = ready;
        }
        return ready;
    }

    private synchronized Piece encode(Format format) {
        Piece ready = pieces.get(format.slot());
        if (ready == null) {
            ready = Piece.of(format.codec().encode(reply));
            pieces.set(format.slot(), ready);
        }
        return ready;
    }
}

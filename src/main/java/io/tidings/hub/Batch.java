package io.tidings.hub;

import io.tidings.codec.Codec;
import io.tidings.codec.Format;
import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that are delivered to one channel in one go. Where they are publications one after the other, most subscribers
 * get them as if they were one: joined once for all, checked by the first and the last offset, queued as one thing. With
 * thousands of subscribers, what is done for each event and each of them is what a delivery costs.
 *
 * <p>Confined to one worker, and good for one delivery: the list is the worker's.
 */
final class Batch {

    /** Instead of pieces: something in it is not for clients of that format. */
    private static final Piece[] UNFIT = {};

    private final List<Encoded> events;
    private final int pieceBytes;
    private final boolean run;
    private final @Nullable Piece[][] pieces = new Piece[Format.values().length][];

    /** {@code pieceBytes}: no piece is larger, but for a single item that is. */
    Batch(List<Encoded> events, int pieceBytes) {
        this.events = events;
        this.pieceBytes = pieceBytes;
        this.run = isRun(events);
    }

    /** Whether each of these is a publication, and follows the one before it in the channel's stream, if it has one. */
    private static boolean isRun(List<Encoded> events) {
        Push.OfPublication before = null;
        for (Encoded event : events) {
            if (!(event.reply() instanceof Push.OfPublication next)) {
                return false;
            }
            if (before != null && !follows(before, next)) {
                return false;
            }
            before = next;
        }
        return true;
    }

    private static boolean follows(Push.OfPublication before, Push.OfPublication next) {
        long offset = before.publication().offset();
        return next.publication().offset() == (offset == 0 ? 0 : offset + 1)
                && next.epoch().equals(before.epoch());
    }

    List<Encoded> events() {
        return events;
    }

    int size() {
        return events.size();
    }

    Encoded first() {
        return events.get(0);
    }

    Encoded last() {
        return events.get(events.size() - 1);
    }

    /** Whether {@link #pieces} says all there is to say to a client of this format that gets each publication as it is. */
    boolean joins(Format format) {
        return run && format.joins() && pieces(format) != UNFIT;
    }

    /** All events, joined into as few pieces as can be. Only where {@link #joins}. */
    Piece[] pieces(Format format) {
        Piece[] ready = pieces[format.slot()];
        if (ready == null) {
            ready = join(format);
            pieces[format.slot()] = ready;
        }
        return ready;
    }

    private Piece[] join(Format format) {
        int separator = format.separator().length;
        List<Piece> joined = new ArrayList<>(1);
        List<Piece> together = new ArrayList<>(events.size());
        long size = 0;
        for (Encoded event : events) {
            Piece item = event.piece(format);
            if (item.bytes() == Codec.UNFIT) {
                return UNFIT;
            }
            if (item.length() == 0) {
                continue; // nothing to be said in this format
            }
            size += (long) item.length() + separator;
            if (size > pieceBytes && !together.isEmpty()) {
                joined.add(Frames.join(together, format));
                together.clear();
                size = (long) item.length() + separator;
            }
            together.add(item);
        }
        if (!together.isEmpty()) {
            joined.add(Frames.join(together, format));
        }
        return joined.toArray(Piece[]::new);
    }
}

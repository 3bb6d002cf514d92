package io.tidings.hub;

import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrives for a subscription while it is being made: between the history that the client is told of and the live
 * stream. Confined to the client's worker.
 */
final class Seam {

    /** What an event takes at least, so that many empty ones are too many as well. */
    private static final int ITEM_BYTES = 64;

    private final List<Encoded> events = new ArrayList<>();
    private long bytes;

    void add(Encoded push) {
        events.add(push);
        bytes += ITEM_BYTES;
        if (push.reply() instanceof Push.OfPublication arrived) {
            bytes += arrived.publication().data().length();
        }
    }

    /** What these events keep in memory, about. */
    long bytes() {
        return bytes;
    }

    /** In the order in which they came. */
    List<Encoded> events() {
        return events;
    }
}

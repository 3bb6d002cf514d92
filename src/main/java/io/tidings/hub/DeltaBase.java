package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.Push;
import io.tidings.protocol.StreamPosition;

/**
 * What a subscriber with deltas was sent last: only the publication that follows it may come as a patch. Belongs to the
 * client's worker.
 */
final class DeltaBase {

    private long offset;
    private String epoch = "";

    /** The client has the publication at this position. */
    void is(StreamPosition position) {
        offset = position.offset();
        epoch = position.epoch();
    }

    /** The form in which this publication is sent now. */
    Encoded next(Push.OfPublication arrived, Encoded push, Format format) {
        long next = arrived.publication().offset();
        boolean follows = offset > 0 && next == offset + 1 && epoch.equals(arrived.epoch());
        offset = next;
        epoch = arrived.epoch();
        return push.deltas().in(format, follows);
    }
}

package io.tidings.hub;

import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.util.List;

/**
 * Whether a client that comes back can be given everything it missed. All or nothing: there is no partial recovery.
 *
 * @param recovered whether the client has, together with the publications, all up to the top
 * @param publications the gap, ascending; empty unless recovered
 */
record Recovery(boolean recovered, List<Publication> publications) {

    private static final Recovery FAILED = new Recovery(false, List.of());
    private static final Recovery COMPLETE = new Recovery(true, List.of());

    /** Recovery of a stream: {@code page} holds what follows the client's offset, at most as many as may be sent. */
    static Recovery ofStream(StreamPosition since, HistoryPage page) {
        StreamPosition top = page.top();
        if (!since.epoch().isEmpty() && !since.epoch().equals(top.epoch())) {
            return FAILED;
        }
        List<Publication> gap = page.publications();
        if (gap.isEmpty()) {
            return since.offset() == top.offset() ? COMPLETE : FAILED;
        }
        boolean contiguous = gap.get(0).offset() == since.offset() + 1
                && gap.get(gap.size() - 1).offset() == top.offset();
        return contiguous ? new Recovery(true, gap) : FAILED;
    }

    /** Recovery of a cache: only the newest publication counts; {@code page} holds it if it is still kept. */
    static Recovery ofCache(StreamPosition since, HistoryPage page) {
        StreamPosition top = page.top();
        boolean sameEpoch = since.epoch().equals(top.epoch());
        boolean atTop =
                since.offset() == top.offset() && (sameEpoch || since.epoch().isEmpty());
        if (page.publications().isEmpty()) {
            return atTop ? COMPLETE : FAILED;
        }
        Publication newest = page.publications().get(0);
        if (newest.offset() != top.offset()) {
            return FAILED;
        }
        boolean hasNewest = since.offset() > 0 && since.offset() == top.offset() && sameEpoch;
        return hasNewest ? COMPLETE : new Recovery(true, List.of(newest));
    }
}

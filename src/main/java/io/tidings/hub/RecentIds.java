package io.tidings.hub;

import java.util.Arrays;

/** The last ids of commands, so that one that comes twice is noticed. Small, because every session has one. For one thread. */
final class RecentIds {

    /** More than a page sends while a request that was lost is sent again. */
    static final int KEPT = 64;

    private long[] ids = {};
    private int next;

    /** Notes an id above 0; false when it is among the last {@link #KEPT}. */
    boolean add(long id) {
        for (long each : ids) {
            if (each == id) {
                return false;
            }
        }
        if (next == ids.length && next < KEPT) {
            ids = Arrays.copyOf(ids, Math.min(KEPT, Math.max(4, 2 * next)));
        }
        if (next == KEPT) {
            next = 0;
        }
        ids[next++] = id;
        return true;
    }
}

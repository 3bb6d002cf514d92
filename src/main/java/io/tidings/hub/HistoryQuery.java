package io.tidings.hub;

/**
 * Which publications to read.
 *
 * @param limit most publications; 0 = only the position; -1 = all
 * @param sinceOffset forwards: publications after this offset; backwards: before it; -1 = from the start or the end
 * @param reverse newest first
 */
public record HistoryQuery(int limit, long sinceOffset, boolean reverse) {

    /** No publications, only where the stream stands. */
    public static final HistoryQuery TOP = new HistoryQuery(0, -1, false);
}

package io.tidings.hub;

/** What a client may want of a channel. */
public enum Operation {
    SUBSCRIBE,
    PUBLISH,
    /** Who is there: presence and its numbers, and joins and leaves for subscribers who ask for them. */
    PRESENCE,
    /** What was published: history, and positions and recovery for subscribers who ask for them. */
    HISTORY
}

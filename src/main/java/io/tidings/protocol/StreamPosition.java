package io.tidings.protocol;

/**
 * A place in a channel's stream.
 *
 * @param offset number of the last publication seen; the first publication of a stream has offset 1
 * @param epoch identity of the stream; a new one means that the offsets started again
 */
public record StreamPosition(long offset, String epoch) {

    /** The position of a channel without history: offset 0, no epoch. */
    public static final StreamPosition NONE = new StreamPosition(0, "");
}

package io.tidings.api;

/**
 * Where a publication stands in its channel.
 *
 * @param offset number of the publication, from 1; 0 in a channel without history
 * @param epoch name of the stream that the offset counts in; empty in a channel without history
 */
public record Position(long offset, String epoch) {}

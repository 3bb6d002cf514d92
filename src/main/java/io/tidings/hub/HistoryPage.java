package io.tidings.hub;

import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.util.List;

/**
 * What was read from a stream at one moment.
 *
 * @param publications in the order asked for
 * @param top position of the newest publication, whether or not it was read or is still kept
 */
public record HistoryPage(List<Publication> publications, StreamPosition top) {}

package io.tidings.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message in a channel.
 *
 * @param data the application's payload
 * @param info the publisher, for publications that came from a client
 * @param offset number within the stream, from 1; 0 in a channel without history
 * @param tags text labels from the publisher, often empty
 */
public record Publication(Payload data, @Nullable ClientInfo info, long offset, Map<String, String> tags) {

    /** A publication that has not been given an offset yet. */
    public static Publication of(Payload data, @Nullable ClientInfo info) {
        return new Publication(data, info, 0, Map.of());
    }

    /** The same publication with its data in another form. */
    public Publication with(Payload otherData) {
        return new Publication(otherData, info, offset, tags);
    }

    /** The same publication at a place in a stream. */
    public Publication at(long newOffset) {
        return new Publication(data, info, newOffset, tags);
    }
}

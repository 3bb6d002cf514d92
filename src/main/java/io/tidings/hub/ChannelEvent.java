package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishCondition;

/** What travels through a broker. */
public sealed interface ChannelEvent {

    /**
     * A publication; on its way out of the broker it has its offset.
     *
     * @param epoch epoch of the stream the offset belongs to; empty on the way in and in a channel without history
     * @param delta whether the publisher lets it be sent as a patch of the publication before it
     * @param condition when the broker is not to make it; only on the way in
     */
    record Published(Publication publication, String epoch, boolean delta, PublishCondition condition)
            implements ChannelEvent {

        /** A publication that is made in any case. */
        public Published(Publication publication, String epoch, boolean delta) {
            this(publication, epoch, delta, PublishCondition.NONE);
        }

        /** A publication that is made in any case and always sent whole. */
        public Published(Publication publication, String epoch) {
            this(publication, epoch, false);
        }
    }

    /** A client subscribed. */
    record Joined(ClientInfo info) implements ChannelEvent {}

    /** A client's subscription ended. */
    record Left(ClientInfo info) implements ChannelEvent {}
}

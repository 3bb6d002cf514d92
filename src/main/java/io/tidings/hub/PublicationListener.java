package io.tidings.hub;

import io.tidings.protocol.Publication;

/** Port: told of everything that was published through this node. Called on any thread; must not block. */
@FunctionalInterface
public interface PublicationListener {

    /** Nobody listens. */
    PublicationListener NONE = (channel, publication, epoch) -> {};

    /** The broker took it; it has its offset where the channel keeps history. */
    void published(String channel, Publication publication, String epoch);
}

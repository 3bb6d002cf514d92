package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;

/** Port: told about the lives of clients and subscriptions. Called on any thread; must not block. */
public interface HubListener {

    /** Nobody listens. */
    HubListener NONE = new HubListener() {};

    /** This one, and then the other. */
    default HubListener and(HubListener other) {
        return other == NONE ? this : new HubListeners(this, other);
    }

    /** A client connected and has an identity. */
    default void connected(Client client) {}

    /** A connected client is gone. */
    default void disconnected(Client client, DisconnectCode why) {}

    /** A subscription began. */
    default void subscribed(Client client, String channel) {}

    /** A subscription ended. */
    default void unsubscribed(Client client, String channel) {}
}

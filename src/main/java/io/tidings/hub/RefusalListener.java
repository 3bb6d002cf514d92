package io.tidings.hub;

import io.tidings.protocol.Outcome;

/** Port: told what clients are refused. Called on any thread; must not block. */
public interface RefusalListener {

    /** Nobody listens. */
    RefusalListener NONE = new RefusalListener() {};

    /** A connection was ended, or its connect command refused, before it had an identity. */
    default void refusedToConnect(Client client, Outcome why) {}

    /** A connected client may not, or the server may not on its behalf. */
    default void refused(Client client, Operation operation, String channel, Outcome why) {}
}

package io.tidings.websocket;

import io.tidings.hub.Client;
import jakarta.inject.Inject;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

/**
 * What all endpoints do alike. Each overrides these methods to give them their annotations: Open Liberty looks for those in
 * the endpoint's own class alone, and passes over what is inherited without a word. One instance serves all sessions and
 * keeps nothing of any of them.
 */
public abstract class HubEndpoint {

    @Inject
    Connections connections;

    @Inject
    FrameSenders senders;

    public void onPong(PongMessage pong, Session session) {
        Client client = connections.of(session);
        if (client != null) {
            client.nativePong();
        }
    }

    public void onClose(Session session) {
        connections.closed(session);
    }

    public void onError(Session session, Throwable problem) {
        connections.failed(session, problem);
    }
}

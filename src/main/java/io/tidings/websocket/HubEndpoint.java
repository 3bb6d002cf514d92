package io.tidings.websocket;

import io.tidings.hub.Client;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

/**
 * What all endpoints do alike. Tyrus and Undertow both look for annotated methods in superclasses. One instance serves all
 * sessions and keeps nothing of any of them.
 */
public abstract class HubEndpoint {

    @Inject
    Connections connections;

    @Inject
    FrameSenders senders;

    @OnMessage
    public void onPong(PongMessage pong, Session session) {
        Client client = connections.of(session);
        if (client != null) {
            client.nativePong();
        }
    }

    @OnClose
    public void onClose(Session session) {
        connections.closed(session);
    }

    @OnError
    public void onError(Session session, Throwable problem) {
        connections.failed(session, problem);
    }
}

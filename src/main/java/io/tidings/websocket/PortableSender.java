package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;

/** Uses nothing but the Jakarta API, so it works in every container. */
final class PortableSender implements FrameSender {

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        session.getAsyncRemote().sendObject(frame, result -> sent.sent(result.isOK() ? null : result.getException()));
    }
}

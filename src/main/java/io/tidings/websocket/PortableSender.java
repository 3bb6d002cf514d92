package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/** Uses nothing but the Jakarta API, so it works in every container. */
final class PortableSender implements FrameSender {

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        SendHandler handler = result -> sent.sent(result.isOK() ? null : result.getException());
        if (frame.binary()) {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(frame.bytes()), handler);
        } else {
            session.getAsyncRemote().sendObject(frame, handler);
        }
    }
}

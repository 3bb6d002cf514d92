package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;

/** How a frame gets into a session: each container has its fastest way. Thread-safe; never blocks. */
interface FrameSender {

    /** Sends the frame as one message and then calls {@code sent} exactly once. */
    void send(Session session, Frame frame, Transport.Sent sent);
}

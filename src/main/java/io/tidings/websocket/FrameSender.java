package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;

/** How a frame gets into a session: each container has its fastest way. Never blocks. */
interface FrameSender {

    /**
     * Sends the frame as one message and then calls {@code sent} exactly once. One at a time: the next only after that
     * call.
     *
     * @throws FrameNotSent when nothing of it has left, nothing will, and {@code sent} will not be called
     */
    void send(Session session, Frame frame, Transport.Sent sent);
}

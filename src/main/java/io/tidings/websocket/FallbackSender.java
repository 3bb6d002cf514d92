package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;
import java.util.function.Consumer;

/**
 * Sends one session's frames the fast way for as long as that works. A frame that could not leave goes the portable way
 * instead, and so do all that follow. For one worker at a time.
 */
final class FallbackSender implements FrameSender {

    private final FrameSender portable;
    private final Consumer<FrameNotSent> onFailure;
    private FrameSender way;

    FallbackSender(FrameSender fast, FrameSender portable, Consumer<FrameNotSent> onFailure) {
        this.way = fast;
        this.portable = portable;
        this.onFailure = onFailure;
    }

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        try {
            way.send(session, frame, sent);
        } catch (FrameNotSent failure) {
            way = portable;
            onFailure.accept(failure);
            portable.send(session, frame, sent);
        }
    }
}

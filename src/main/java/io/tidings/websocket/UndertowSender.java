package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import io.undertow.websockets.core.WebSocketChannel;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/** Gives Undertow frames that were made once for all clients, and writes them on the caller's thread. */
final class UndertowSender implements FrameSender {

    private final UndertowSink sink;
    private final @Nullable Deflation deflation;

    /** {@code deflation}: how frames are compressed; null where the client did not agree to that. */
    UndertowSender(WebSocketChannel channel, @Nullable Deflation deflation) {
        this.sink = new UndertowSink(channel);
        this.deflation = deflation;
    }

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        sink.send(RawFrame.of(frame, deflation), sent);
    }
}

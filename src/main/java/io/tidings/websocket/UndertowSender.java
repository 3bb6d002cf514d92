package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import io.undertow.websockets.core.WebSocketChannel;
import jakarta.websocket.Session;

/** Gives Undertow frames that were made once for all clients, and writes them on the caller's thread. */
final class UndertowSender implements FrameSender {

    private final UndertowSink sink;

    UndertowSender(WebSocketChannel channel) {
        this.sink = new UndertowSink(channel);
    }

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        sink.send(RawFrame.of(frame), sent);
    }
}

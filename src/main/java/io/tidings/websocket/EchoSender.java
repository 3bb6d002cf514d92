package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends whole messages back as they came. The first byte of an item says whether it was text or binary. */
final class EchoSender implements FrameSender {

    private static final byte TEXT = 't';
    private static final byte BINARY = 'b';

    static byte[] text(String message) {
        return item(TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] binary(byte[] message) {
        return item(BINARY, message);
    }

    /** Size of the message in an item. */
    static int messageBytes(byte[] item) {
        return item.length - 1;
    }

    private static byte[] item(byte kind, byte[] message) {
        byte[] item = new byte[message.length + 1];
        item[0] = kind;
        System.arraycopy(message, 0, item, 1, message.length);
        return item;
    }

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        SendHandler handler = result -> sent.sent(result.isOK() ? null : result.getException());
        byte[] item = frame.bytes();
        if (item[0] == TEXT) {
            session.getAsyncRemote().sendText(new String(item, 1, item.length - 1, StandardCharsets.UTF_8), handler);
        } else {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(item, 1, item.length - 1), handler);
        }
    }
}

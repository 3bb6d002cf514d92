package io.tidings.websocket;

import io.tidings.codec.Format;
import io.tidings.protocol.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;

/**
 * The seed endpoint, for people who write five lines of client themselves: messages {@code {type, channel, content,
 * sender}}, in JSON unless a subprotocol asks for MessagePack or Protobuf. Its clients are clients of the same hub; the connect command is given in their name.
 */
@ApplicationScoped
@ServerEndpoint(
        value = PlainEndpoint.PATH,
        subprotocols = {PlainEndpoint.JSON, PlainEndpoint.MSGPACK, PlainEndpoint.PROTOBUF},
        configurator = HubConfigurator.class,
        decoders = PlainDecoder.class,
        encoders = FrameEncoder.class)
public class PlainEndpoint extends HubEndpoint {

    static final String PATH = "/ws";
    static final String JSON = "tidings.json";
    static final String MSGPACK = "tidings.msgpack";
    static final String PROTOBUF = "tidings.protobuf";

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, format(session), senders.frames(session)).handle(connect("plain"));
    }

    private static Format format(Session session) {
        String subprotocol = session.getNegotiatedSubprotocol();
        if (MSGPACK.equals(subprotocol)) {
            return Format.PLAIN_MSGPACK;
        }
        return PROTOBUF.equals(subprotocol) ? Format.PLAIN_PROTOBUF : Format.PLAIN;
    }

    /** The connect command of a client that knows no such thing. */
    static Command.Connect connect(String name) {
        return new Command.Connect(1, "", null, Map.of(), name, "", Map.of());
    }

    @OnMessage
    public void onMessage(Incoming message, Session session) {
        connections.receive(session, message);
    }

    /** As at the other endpoint, the opcode does not matter, only the negotiated format does. */
    @OnMessage
    public void onBinary(byte[] message, Session session) {
        connections.receive(session, message);
    }

    @Override
    @OnMessage
    public void onPong(PongMessage pong, Session session) {
        super.onPong(pong, session);
    }

    @Override
    @OnClose
    public void onClose(Session session) {
        super.onClose(session);
    }

    @Override
    @OnError
    public void onError(Session session, Throwable problem) {
        super.onError(session, problem);
    }
}

package io.tidings.websocket;

import io.tidings.codec.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;

/**
 * Where the SDKs connect: the Centrifuge protocol, version 2, in JSON or Protobuf. One instance serves all sessions and
 * keeps nothing of any of them.
 */
@ApplicationScoped
@ServerEndpoint(
        value = ClientEndpoint.PATH,
        subprotocols = {ClientEndpoint.JSON, ClientEndpoint.PROTOBUF},
        configurator = HubConfigurator.class,
        decoders = CommandDecoder.class,
        encoders = FrameEncoder.class)
public class ClientEndpoint extends HubEndpoint {

    static final String PATH = "/connection/websocket";
    static final String JSON = "centrifuge-json";
    static final String PROTOBUF = "centrifuge-protobuf";

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, format(session), senders.frames(session));
    }

    /** The subprotocol that both agreed on; without one, what the address asks for; else JSON. */
    private static Format format(Session session) {
        String subprotocol = session.getNegotiatedSubprotocol();
        if (subprotocol == null || subprotocol.isEmpty()) {
            return asksForProtobuf(session, "format") || asksForProtobuf(session, "cf_protocol")
                    ? Format.PROTOBUF
                    : Format.JSON;
        }
        return subprotocol.equals(PROTOBUF) ? Format.PROTOBUF : Format.JSON;
    }

    private static boolean asksForProtobuf(Session session, String parameter) {
        return session.getRequestParameterMap()
                .getOrDefault(parameter, List.of())
                .contains("protobuf");
    }

    @OnMessage
    public void onCommands(Incoming message, Session session) {
        connections.receive(session, message);
    }

    /** The opcode does not matter, only the negotiated format does. */
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

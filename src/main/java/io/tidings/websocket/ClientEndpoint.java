package io.tidings.websocket;

import io.tidings.codec.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/**
 * Where the SDKs connect: the Centrifuge protocol, version 2, in JSON. One instance serves all sessions and keeps nothing
 * of any of them.
 */
@ApplicationScoped
@ServerEndpoint(
        value = ClientEndpoint.PATH,
        subprotocols = "centrifuge-json",
        configurator = HubConfigurator.class,
        decoders = CommandDecoder.class,
        encoders = FrameEncoder.class)
public class ClientEndpoint extends HubEndpoint {

    static final String PATH = "/connection/websocket";

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, Format.JSON, senders.frames(session));
    }

    @OnMessage
    public void onCommands(Incoming message, Session session) {
        connections.receive(session, message);
    }

    /** The opcode does not matter, only the negotiated format does; the codec checks that it is UTF-8. */
    @OnMessage
    public void onBinary(byte[] message, Session session) {
        connections.receive(session, Incoming.decode(message, Format.JSON));
    }
}

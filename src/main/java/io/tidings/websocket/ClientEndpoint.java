package io.tidings.websocket;

import io.tidings.codec.Format;
import io.tidings.hub.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
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
public class ClientEndpoint {

    static final String PATH = "/connection/websocket";

    @Inject
    private Connections connections;

    @Inject
    private FrameSenders senders;

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, Format.JSON, senders.text());
    }

    @OnMessage
    public void onCommands(Incoming message, Session session) {
        connections.receive(session, message);
    }

    /** The opcode does not matter, only the negotiated format does; but text it must be. */
    @OnMessage
    public void onBinary(byte[] message, Session session) {
        connections.receive(session, Incoming.decode(message, Format.JSON));
    }

    @OnMessage
    public void onPong(PongMessage pong, Session session) {
        Client client = connections.of(session);
        if (client != null) {
            client.nativePong();
        }
    }

    @OnClose
    public void onClose(Session session) {
        connections.closed(session);
    }

    @OnError
    public void onError(Session session, Throwable problem) {
        connections.failed(session, problem);
    }
}

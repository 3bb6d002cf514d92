package io.tidings.websocket;

import io.tidings.codec.CommandFrame;
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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
        connections.open(session, Format.JSON, senders.text(session));
    }

    @OnMessage
    public void onCommands(Incoming message, Session session) {
        connections.receive(session, message);
    }

    /** The opcode does not matter, only the negotiated format does; but text it must be. */
    @OnMessage
    public void onBinary(byte[] message, Session session) {
        connections.receive(session, new Incoming(decode(message), message.length));
    }

    private static CommandFrame decode(byte[] message) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
            return Format.JSON.codec().decode(message);
        } catch (CharacterCodingException notText) {
            return CommandFrame.malformed("invalid UTF-8");
        }
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

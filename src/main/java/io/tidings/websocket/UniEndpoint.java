package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import io.tidings.hub.Client;
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
 * Pushes alone, for clients that only listen. The first message is the connect request, unless the parameter
 * {@code cf_connect} was; whatever comes after it is ignored.
 */
@ApplicationScoped
@ServerEndpoint(value = UniEndpoint.PATH, configurator = HubConfigurator.class, encoders = FrameEncoder.class)
public class UniEndpoint extends HubEndpoint {

    static final String PATH = "/connection/uni_websocket";

    private static final Format FORMAT = Format.SINGLE_PUSHES;
    private static final String CONNECTING = "tidings.connecting";

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, FORMAT, senders.frames(session));
        List<String> connect = session.getRequestParameterMap().get("cf_connect");
        if (connect != null && !connect.isEmpty()) {
            onBinary(connect.get(0).getBytes(UTF_8), session);
        }
    }

    @OnMessage
    public void onText(String message, Session session) {
        onBinary(message.getBytes(UTF_8), session);
    }

    /** The opcode does not matter. */
    @OnMessage
    public void onBinary(byte[] message, Session session) {
        Client client = connections.of(session);
        boolean first = session.getUserProperties().put(CONNECTING, true) == null;
        if (client != null && first && connections.withinLimit(client, message.length)) {
            client.received(message.length);
            CommandFrame frame = FORMAT.codec().decode(message);
            client.handle(frame);
        }
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

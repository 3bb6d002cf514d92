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
import java.nio.charset.StandardCharsets;

/**
 * Sends back what it gets, text as text and binary as binary: for checking proxies and measuring round trips. Its clients
 * are clients of the hub like all others, with the same limits and the same bounded outbox.
 */
@ApplicationScoped
@ServerEndpoint(value = EchoEndpoint.PATH, configurator = HubConfigurator.class)
public class EchoEndpoint {

    static final String PATH = "/echo";

    @Inject
    private Connections connections;

    @Inject
    private FrameSenders senders;

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, Format.RAW, senders.echo(session)).handle(PlainEndpoint.connect("echo"));
    }

    @OnMessage
    public void onText(String message, Session session) {
        Client client = connections.of(session);
        if (client != null
                && client.connected()
                && connections.withinLimit(client, message.getBytes(StandardCharsets.UTF_8).length)) {
            client.send(EchoSender.text(message));
        }
    }

    @OnMessage
    public void onBinary(byte[] message, Session session) {
        Client client = connections.of(session);
        if (client != null && client.connected() && connections.withinLimit(client, message.length)) {
            client.send(EchoSender.binary(message));
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

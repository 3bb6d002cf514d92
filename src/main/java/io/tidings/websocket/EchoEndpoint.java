package io.tidings.websocket;

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

/**
 * Sends back what it gets, text as text and binary as binary: for checking proxies and measuring round trips. Its clients
 * are clients of the hub like all others, with the same limits, each message being a command, and the same bounded outbox.
 */
@ApplicationScoped
@ServerEndpoint(value = EchoEndpoint.PATH, configurator = HubConfigurator.class)
public class EchoEndpoint extends HubEndpoint {

    static final String PATH = "/echo";

    @OnOpen
    public void onOpen(Session session) {
        connections.open(session, Format.RAW, senders.echo(session)).handle(PlainEndpoint.connect("echo"));
    }

    @OnMessage
    public void onText(String message, Session session) {
        echo(EchoSender.text(message), session);
    }

    @OnMessage
    public void onBinary(byte[] message, Session session) {
        echo(EchoSender.binary(message), session);
    }

    private void echo(byte[] item, Session session) {
        Client client = connections.of(session);
        if (client == null) {
            return;
        }
        client.received(EchoSender.messageBytes(item));
        if (client.connected()
                && connections.withinLimit(client, EchoSender.messageBytes(item))
                && client.keepsPace()) {
            client.send(item);
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

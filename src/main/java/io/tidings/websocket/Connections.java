package io.tidings.websocket;

import io.tidings.codec.Format;
import io.tidings.hub.Client;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import io.tidings.protocol.DisconnectCode;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ties WebSocket sessions to clients of the hub; what the endpoints have in common. Thread-safe.
 *
 * <p>The client is kept in the session's own properties, so finding it costs no lookup in a map that all share.
 */
@ApplicationScoped
public class Connections {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final String CLIENT = "tidings.client";

    private final @Nullable Hub hub;

    @Resource
    private @Nullable ManagedExecutorService executor;

    /** For the container's proxy only. */
    protected Connections() {
        this.hub = null;
    }

    @Inject
    public Connections(Hub hub) {
        this.hub = hub;
    }

    /** A session was opened: it becomes a client. */
    Client open(Session session, Format format, FrameSender sender) {
        Hub theHub = Objects.requireNonNull(hub);
        int limit = theHub.config().webSocket().messageSizeLimit();
        session.setMaxTextMessageBufferSize(limit);
        session.setMaxBinaryMessageBufferSize(limit);
        // the hub watches liveness itself; the container's idle timer would only cost time for each message
        session.setMaxIdleTimeout(0);
        Client client = theHub.open(
                new WebSocketTransport(session, format, sender, Objects.requireNonNull(executor)), handshake(session));
        session.getUserProperties().put(CLIENT, client);
        Container.of(session).whenGone(session, client::closed);
        if (!session.isOpen()) {
            // it was closed before anybody could find its client
            client.closed();
        }
        return client;
    }

    private static Handshake handshake(Session session) {
        return (Handshake) session.getUserProperties()
                .getOrDefault(HubConfigurator.HANDSHAKE, new Handshake("websocket", null, "", false));
    }

    /** The client of an open session. */
    @Nullable
    Client of(Session session) {
        return (Client) session.getUserProperties().get(CLIENT);
    }

    /** Hands a decoded message to the session's client. */
    void receive(Session session, Incoming message) {
        Client client = of(session);
        if (client == null) {
            return;
        }
        client.received(message.bytes());
        if (withinLimit(client, message.bytes())) {
            client.handle(message.in(client.format()).frame());
        }
    }

    /** Hands a binary message to the session's client. */
    void receive(Session session, byte[] message) {
        Client client = of(session);
        if (client != null) {
            receive(session, Incoming.decode(message, client.format()));
        }
    }

    boolean withinLimit(Client client, int bytes) {
        Hub theHub = Objects.requireNonNull(hub);
        if (bytes > theHub.config().webSocket().messageSizeLimit()) {
            theHub.refused(Limit.MESSAGE_SIZE);
            client.disconnect(DisconnectCode.MESSAGE_TOO_BIG);
            return false;
        }
        return true;
    }

    /** The session is gone. */
    void closed(Session session) {
        Client client = of(session);
        if (client != null) {
            client.closed();
        }
    }

    /** The container met a problem: a lost peer is daily business, anything else a bug. */
    void failed(Session session, Throwable problem) {
        Client client = of(session);
        if (problem instanceof IOException || client == null || !session.isOpen()) {
            LOG.log(System.Logger.Level.DEBUG, "session {0}: {1}", session.getId(), problem.toString());
        } else {
            LOG.log(System.Logger.Level.WARNING, "session {0}: {1}", session.getId(), problem.toString());
            client.disconnect(DisconnectCode.INTERNAL_ERROR);
        }
    }
}

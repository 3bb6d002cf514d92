package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Client;
import io.tidings.hub.HubListener;
import io.tidings.hub.LimitListener;
import io.tidings.hub.PublicationListener;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.DisconnectCode;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Function;

/**
 * Tells beans what clients do, if any bean observes it: on the container's threads and never on the hub's. Thread-safe.
 */
@ApplicationScoped
public class BeanEvents {

    @Inject
    private EventObservers observers;

    @Inject
    private Announcer announcer;

    @Inject
    @Any
    private Event<Connection> connections;

    @Inject
    @Any
    private Event<Presence> presences;

    @Inject
    @Any
    private Event<Publication> publications;

    @Resource
    private ManagedExecutorService executor;

    private volatile Lanes lanes = new Lanes(1, 0, task -> {}, LimitListener.NONE);

    /** Called once, before the hub is built. */
    public void start(CdiConfig config, LimitListener limits) {
        lanes = new Lanes(config.threads(), config.queueSize(), executor, limits);
    }

    /** Events of observers for one pattern of channels. */
    private record Watched<T>(ChannelPattern channels, Event<T> event) {}

    private <T> List<Watched<T>> watched(
            Event<T> event, Class<? extends Annotation> kind, Function<String, Annotation> qualifier) {
        return observers.patterns(kind).stream()
                .map(pattern -> new Watched<>(pattern, event.select(qualifier.apply(pattern.text()))))
                .toList();
    }

    /** What the hub tells of connections and subscriptions. */
    public HubListener listener() {
        boolean observed = observers.observes(Connected.class)
                || observers.observes(Disconnected.class)
                || observers.observes(Joined.class)
                || observers.observes(Left.class);
        return observed ? new Lives() : HubListener.NONE;
    }

    /** What the hub tells of publications. */
    public PublicationListener publicationListener() {
        List<Watched<Publication>> published = watched(publications, Published.class, Published.Literal::new);
        if (published.isEmpty()) {
            return PublicationListener.NONE;
        }
        return (channel, publication, epoch) -> {
            ClientInfo publisher = publication.info();
            String key = publisher == null ? channel : publisher.client();
            for (Watched<Publication> each : published) {
                if (each.channels().matches(channel)) {
                    tell(key, each.event(), new Publication(channel, publication, epoch));
                }
            }
        };
    }

    private <T> void tell(String key, Event<T> event, T value) {
        lanes.submit(key, () -> announcer.announce(event, value));
    }

    @PreDestroy
    void stop() {
        lanes.close();
    }

    /** The lives of clients and subscriptions, as events. */
    private final class Lives implements HubListener {

        private final boolean connects = observers.observes(Connected.class);
        private final boolean disconnects = observers.observes(Disconnected.class);
        private final Event<Connection> connected = connections.select(new Connected.Literal());
        private final Event<Connection> disconnected = connections.select(new Disconnected.Literal());
        private final List<Watched<Presence>> joins = watched(presences, Joined.class, Joined.Literal::new);
        private final List<Watched<Presence>> leaves = watched(presences, Left.class, Left.Literal::new);

        @Override
        public void connected(Client client) {
            if (connects) {
                tell(client.id(), connected, connection(client, 0, ""));
            }
        }

        @Override
        public void disconnected(Client client, DisconnectCode why) {
            if (disconnects) {
                tell(client.id(), disconnected, connection(client, why.code(), why.reason()));
            }
        }

        @Override
        public void subscribed(Client client, String channel) {
            tellPresence(joins, client, channel);
        }

        @Override
        public void unsubscribed(Client client, String channel) {
            tellPresence(leaves, client, channel);
        }

        private void tellPresence(List<Watched<Presence>> all, Client client, String channel) {
            for (Watched<Presence> each : all) {
                if (each.channels().matches(channel)) {
                    tell(client.id(), each.event(), Presence.of(channel, client.info()));
                }
            }
        }

        private static Connection connection(Client client, int code, String reason) {
            return new Connection(caller(client), client.handshake().transport(), code, reason);
        }

        private static Caller caller(Client client) {
            return new Caller(client.user(), client.id());
        }
    }
}

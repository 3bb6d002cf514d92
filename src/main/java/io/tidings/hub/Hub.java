package io.tidings.hub;

import io.tidings.config.ShutdownConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.NodeInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The node's hub: opens clients, publishes, and closes everything in the end.
 *
 * <p>Plain Java: it knows no container. All methods are thread-safe.
 */
public final class Hub implements AutoCloseable {

    /** How long the workers may take to send what is left at the end. */
    private static final long DRAIN_MILLIS = 5_000;

    private final TidingsConfig config;
    private final String version;
    private final Clients clients;
    private final HubMetrics metrics;
    private final Sessions sessions = new Sessions();
    private final FanOut fanOut;
    private final Channels channels;
    private final HubListener listener;
    private final LimitListener limits;
    private final RefusalListener refusals;
    private final Connecting connecting;
    private final Subscribing subscribing;
    private final Attaching attaching;
    private final Upkeep upkeep;
    private final Publishing publishing;
    private final Reading reading;
    private final Calling calling;
    private final ServerActions actions;
    private final ServerChannels serverChannels;
    private final String uid = UUID.randomUUID().toString();
    private final long started = System.nanoTime();
    private final Revocations revocations;
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * Starts the hub.
     *
     * @param version what clients are told as the server's version
     * @param threads makes the worker threads; in a container a managed thread factory
     */
    public Hub(TidingsConfig config, Ports ports, String version, ThreadFactory threads) {
        this.config = config;
        this.version = version;
        this.clients = new Clients(config.limit().ipv6Prefix());
        this.listener = ports.listener();
        this.metrics = new HubMetrics(config.channel().namespaces().keySet());
        this.limits = ports.limits();
        fanOut = new FanOut(config.fanOut(), config.webSocket().writeBatchSize(), threads);
        channels = new Channels(ports.broker(), fanOut);
        refusals = ports.refusals();
        Permissions permissions = new Permissions(config, ports.rules());
        Granting granting = new Granting(permissions);
        attaching = new Attaching(channels, ports, config.client(), metrics);
        upkeep = new Upkeep(attaching, ports, config);
        revocations = new Revocations(clients, upkeep, config.client(), ports.revocations(), Clock.systemUTC());
        Reviewing reviewing = new Reviewing(permissions, granting, upkeep);
        subscribing = new Subscribing(ports, permissions, granting, reviewing, attaching, revocations, config.client());
        connecting =
                new Connecting(this, ports, new FirstSubscriptions(this, permissions, granting), reviewing, attaching);
        publishing = new Publishing(ports, permissions, metrics);
        reading = new Reading(ports, permissions, config.client());
        calling = new Calling(ports, config.rpc());
        serverChannels = new ServerChannels(channels, ports, permissions);
        actions = new ServerActions(clients, permissions, granting, attaching, upkeep, config.client());
        ports.broker().start(channels::deliver);
    }

    /** A new connection. The client must send a connect command in time, or is closed as stale. */
    public Client open(Transport transport, Handshake handshake) {
        Client client = new Client(UUID.randomUUID().toString(), this, transport, handshake, fanOut.assign());
        int fromAddress = clients.opened(client);
        metrics.opened(client);
        sessions.opened(client);
        client.liveness().opened();
        if (closing.get()) {
            client.disconnect(DisconnectCode.SHUTDOWN);
        } else {
            Limit exceeded = exceeded(fromAddress);
            if (exceeded != null) {
                refused(exceeded);
                client.disconnect(DisconnectCode.TOO_MANY_REQUESTS);
            }
        }
        return client;
    }

    /** Asked in front of the hub too, with a better answer; here for those that came in the same moment. */
    private @Nullable Limit exceeded(int fromAddress) {
        int most = config.limit().addressConnections();
        if (most > 0 && fromAddress > most) {
            return Limit.ADDRESS_CONNECTIONS;
        }
        int mostOpen = config.client().connectionLimit();
        return mostOpen > 0 && clients.open() > mostOpen ? Limit.NODE_CONNECTIONS : null;
    }

    /**
     * Publishes on the server's behalf, without asking for a client's permission. Waits while the hub has too much to do.
     *
     * @return the position of the publication, or why the channel or the payload was refused; the position of the first one
     *     when the options say that it was made before, and the top of the stream when they say that it is out of date
     */
    public CompletionStage<Decision<StreamPosition>> publish(String channel, Payload data, PublishOptions options) {
        awaitRoom();
        return publishing.publish(channel, data, options);
    }

    /**
     * Calls a method on the server's behalf, on this thread.
     *
     * @return its result, or why it was refused: METHOD_NOT_FOUND when no bean observes it
     */
    public CompletionStage<Decision<Result.Rpc>> call(String method, @Nullable Payload data) {
        return calling.rpc(method, data);
    }

    /** Whether the server can publish to a channel of this name: its namespace is configured and it is not too long. */
    public boolean knowsChannel(String channel) {
        return publishing.knows(channel);
    }

    /** Whether somebody hears of each publication, on the thread that makes it. */
    public boolean tellsOfPublications() {
        return publishing.isHeard();
    }

    /** The clients of this node. */
    public Clients clients() {
        return clients;
    }

    /** What the hub counts. */
    public HubMetrics metrics() {
        return metrics;
    }

    /** How many fan-out workers there are. */
    public int workers() {
        return fanOut.workers();
    }

    /** Tasks that wait for a worker, a large one counted once for each KiB; {@code worker} counts from 0. */
    public long backlog(int worker) {
        return fanOut.worker(worker).load();
    }

    /** The clients of this node whose commands come in requests of their own. */
    public Sessions sessions() {
        return sessions;
    }

    /** What the server does to the connections of a user. */
    public ServerActions actions() {
        return actions;
    }

    /** What the server asks of channels. */
    public ServerChannels channels() {
        return serverChannels;
    }

    /** What this node says about itself. */
    public NodeInfo info() {
        return new NodeInfo(
                uid,
                config.nodeName(),
                version,
                clients.connected(),
                clients.users(),
                channels.size(),
                metrics.subscriptions(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
    }

    /** Tokens that are good no longer. */
    public Revocations revocations() {
        return revocations;
    }

    /** Who is connected from where: on this node. */
    public SessionStore sessionStore() {
        return user -> clients.of(user).stream()
                .filter(Client::connected)
                .map(SessionRecord::of)
                .toList();
    }

    /** How many channels have subscribers on this node. */
    public int channelCount() {
        return channels.size();
    }

    /** How many subscriptions a channel has on this node. */
    public int subscribers(String channel) {
        return channels.members(channel);
    }

    /** The configuration the hub was built with. */
    public TidingsConfig config() {
        return config;
    }

    /**
     * Disconnects everybody with 3001, spread over time so that a restart is no stampede, and stops the workers. Blocks
     * until done; a second call does nothing.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            disconnectAll();
            fanOut.stop(DRAIN_MILLIS);
        }
    }

    private void disconnectAll() {
        List<Client> leaving = new ArrayList<>(clients.all());
        Collections.shuffle(leaving);
        ShutdownConfig pace = config.shutdown();
        long spread = pace.rate() <= 0
                ? 0
                : Math.min(pace.spread().toNanos(), TimeUnit.SECONDS.toNanos(leaving.size()) / pace.rate());
        long start = System.nanoTime();
        for (int i = 0; i < leaving.size(); i++) {
            leaving.get(i).disconnect(DisconnectCode.SHUTDOWN);
            long due = spread / leaving.size() * (i + 1);
            LockSupport.parkNanos(due - (System.nanoTime() - start));
        }
    }

    /** A limit refused something, here or in front of the hub: it is counted. Never throws. */
    public void refused(Limit which) {
        limits.refused(which);
    }

    void awaitRoom() {
        fanOut.awaitRoom();
    }

    String version() {
        return version;
    }

    HubListener listener() {
        return listener;
    }

    RefusalListener refusals() {
        return refusals;
    }

    Connecting connecting() {
        return connecting;
    }

    Subscribing subscribing() {
        return subscribing;
    }

    Attaching attaching() {
        return attaching;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    Publishing publishing() {
        return publishing;
    }

    Reading reading() {
        return reading;
    }

    Calling calling() {
        return calling;
    }
}

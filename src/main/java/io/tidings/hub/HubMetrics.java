package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the hub counts. It writes, whoever shows it to the world reads: so the hot path calls nobody, and nobody outside
 * can hold it up. Thread-safe.
 */
public final class HubMetrics {

    /** Stands for all codes after the first {@value Counts#MOST}. */
    public static final int OTHER_CODES = -1;

    private static final String OTHERS = "other";

    /** One kind of connection. */
    public record Link(String transport, Format format) {}

    private record Slot(int worker, String transport) {}

    private final Counts<Link> connections = new Counts<>(new Link(OTHERS, Format.RAW));
    private final Counts<String> opened = new Counts<>(OTHERS);
    private final Counts<String> receivedFrames = new Counts<>(OTHERS);
    private final Counts<String> receivedBytes = new Counts<>(OTHERS);
    private final Counts<Class<? extends Command>> commands = new Counts<>(Command.class);
    private final Counts<Integer> errors = new Counts<>(OTHER_CODES);
    private final Counts<Integer> disconnects = new Counts<>(OTHER_CODES);
    private final Counts<String> publications = new Counts<>(OTHERS);
    private final Counts<Boolean> recoveries = new Counts<>(false);
    private final LongAdder subscriptions = new LongAdder();
    private final LongAdder lingering = new LongAdder();
    private final Distribution connects = new Distribution();
    private final Distribution closes = new Distribution();
    private final ConcurrentHashMap<Slot, Traffic> traffic = new ConcurrentHashMap<>();

    /** What can come is there from the start, at 0, so that its first time is seen as an increase. */
    HubMetrics(Set<String> namespaces) {
        publications.add("", 0);
        namespaces.forEach(namespace -> publications.add(namespace, 0));
        for (Class<?> kind : Command.class.getPermittedSubclasses()) {
            commands.add(kind.asSubclass(Command.class), 0);
        }
        recoveries.add(true, 0);
        recoveries.add(false, 0);
    }

    void opened(Client client) {
        connections.add(link(client));
        opened.add(client.handshake().transport());
    }

    /** The connection is over for the hub; {@code byUs} when the transport still has to end it. */
    void ended(Client client, DisconnectCode why, boolean byUs) {
        connections.add(link(client), -1);
        disconnects.add(why.code());
        if (byUs) {
            lingering.increment();
        }
    }

    private static Link link(Client client) {
        return new Link(client.handshake().transport(), client.transport().format());
    }

    /** The connect command was accepted, so long after the connection was opened. */
    void connected(long nanos) {
        synchronized (connects) {
            connects.record(nanos);
        }
    }

    /** The transport has ended a connection, so long after it was asked to. */
    void closed(long nanos) {
        lingering.decrement();
        synchronized (closes) {
            closes.record(nanos);
        }
    }

    void received(String transport, int bytes) {
        receivedFrames.add(transport);
        receivedBytes.add(transport, bytes);
    }

    void handled(Command command) {
        commands.add(command.getClass());
    }

    void answered(ErrorCode error) {
        errors.add(error.code());
    }

    void published(String namespace) {
        publications.add(namespace);
    }

    void recovered(boolean complete) {
        recoveries.add(complete);
    }

    void subscribed() {
        subscriptions.increment();
    }

    void unsubscribed() {
        subscriptions.decrement();
    }

    /** What a worker counts itself. */
    Traffic traffic(Worker worker, String transport) {
        return traffic.computeIfAbsent(new Slot(worker.index(), transport), slot -> new Traffic(transport));
    }

    /** Connections that are open now, connected or not. */
    public Counts<Link> connections() {
        return connections;
    }

    /** Connections that were opened, by transport. */
    public Counts<String> opened() {
        return opened;
    }

    /** Messages of the transport that came in, by transport; each may hold several commands. */
    public Counts<String> receivedFrames() {
        return receivedFrames;
    }

    /** Bytes in those messages, by transport; of compressed ones, what they were inflated to. */
    public Counts<String> receivedBytes() {
        return receivedBytes;
    }

    /** Commands that were handled, by kind. */
    public Counts<Class<? extends Command>> commands() {
        return commands;
    }

    /** Commands that were answered with an error, by its code. */
    public Counts<Integer> errors() {
        return errors;
    }

    /** Connections that ended, by disconnect code. */
    public Counts<Integer> disconnects() {
        return disconnects;
    }

    /** Publications that were accepted here, by namespace; those of channels without one under the empty name. */
    public Counts<String> publications() {
        return publications;
    }

    /** Attempts to recover: true for those that missed nothing. */
    public Counts<Boolean> recoveries() {
        return recoveries;
    }

    /** Subscriptions there are now. */
    public long subscriptions() {
        return subscriptions.sum();
    }

    /** Connections that the hub has ended and that the transport has not. */
    public long lingering() {
        return lingering.sum();
    }

    /** Nanoseconds from the opening of a connection to the reply to its connect command. */
    public Quantiles connects() {
        return connects.read();
    }

    /** Nanoseconds from the end of a connection for the hub to its end for the transport. */
    public Quantiles closes() {
        return closes.read();
    }

    /** What was sent: one for each worker and transport that had a connection. A live view. */
    public Collection<Traffic> traffic() {
        return traffic.values();
    }
}

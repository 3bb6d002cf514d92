package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The load generator: clients, rooms and streams against one server. One thread does all of it; every method is for that
 * thread.
 */
final class Generator implements AutoCloseable, Wire.Listener {

    private final Dialect dialect;
    private final String path;
    private final Tally tally = new Tally();
    private final Deliveries deliveries = new Deliveries(tally, this::control);
    private final List<Connection> connections = new ArrayList<>();
    private final Wire wire;
    private boolean greets = true;
    private int opening;

    /** The streams a load publishes to; all of them while it is empty. */
    private List<Stream> chosen = List.of();

    /** What is published while the generator waits. */
    private @Nullable Load meanwhile;

    /** When pings came, in nanoseconds; null while nobody asks. */
    private @Nullable List<Long> pingTimes;

    Generator(InetSocketAddress server, Dialect dialect, String path) {
        this.dialect = dialect;
        this.path = path;
        try {
            wire = new Wire(server, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tally tally() {
        return tally;
    }

    List<Stream> streams() {
        return chosen.isEmpty() ? deliveries.streams() : chosen;
    }

    /** Loads publish to this room alone from now on, or to all of them again when it is null. */
    void only(@Nullable Room room) {
        chosen = room == null ? List.of() : List.copyOf(room.streams);
    }

    /** Clients that are subscribed now. */
    int ready() {
        int count = 0;
        for (var connection : connections) {
            if (connection.state == Connection.State.READY) {
                count++;
            }
        }
        return count;
    }

    List<Connection> connections() {
        return connections;
    }

    /** With {@code false}, clients stop after the upgrade: a bare handshake. */
    void greets(boolean greets) {
        this.greets = greets;
    }

    /**
     * Opens clients, this many at a time, until each is ready or has failed.
     *
     * @param rooms the room of each client
     * @param since where the clients want to go on, or null for those that are new
     * @return how long it took
     */
    Duration open(List<Room> rooms, @Nullable List<Connection> since, int concurrency) {
        long began = System.nanoTime();
        for (int i = 0; i < rooms.size(); i++) {
            until(Duration.ofSeconds(30), () -> opening < concurrency);
            try {
                var room = rooms.get(i);
                var connection = wire.open(room, dialect.path(path, room.channel));
                opening++;
                if (since != null) {
                    connection.position = since.get(i).position;
                    connection.heard = since.get(i).heard;
                }
                connections.add(connection);
            } catch (IOException e) {
                tally.refused(String.valueOf(e.getMessage()));
            }
            if (i % 8 == 7) {
                wire.poll(0);
            }
        }
        until(Duration.ofSeconds(60), () -> opening == 0);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Polls until it holds; gives up, and returns false, when the time is over. */
    boolean until(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (meanwhile != null) {
                meanwhile.push(this, System.nanoTime());
            }
            wire.poll(5);
        }
        return true;
    }

    void poll(long millis) {
        wire.poll(millis);
    }

    /** Adds a stream to the publisher's room; its members hear it from now on. */
    void addStream(Connection publisher) {
        var room = publisher.room;
        var streams = deliveries.streams();
        var stream = new Stream(streams.size(), room, publisher, publication(room, Marker.LENGTH));
        streams.add(stream);
        room.streams.add(stream);
    }

    /** Payloads have this many bytes from now on. Nothing may be outstanding. */
    void size(int size) {
        deliveries.padding(size - Marker.LENGTH);
        for (var stream : deliveries.streams()) {
            stream.publication = publication(stream.room, size);
        }
        for (var connection : connections) {
            connection.hearFromNow();
        }
    }

    private Publication publication(Room room, int size) {
        return new Publication(dialect.before(room.channel), dialect.after(), size);
    }

    void publish(Stream stream, long time) {
        try {
            var frame = stream.publication.marked(time, stream.id, stream.next);
            stream.next++;
            stream.outstanding += stream.room.members;
            if (tally.measuring) {
                tally.published++;
            }
            stream.publisher.send(frame);
        } catch (IOException e) {
            closed(stream.publisher, String.valueOf(e.getMessage()));
        }
    }

    long outstanding() {
        long sum = 0;
        for (var stream : deliveries.streams()) {
            sum += stream.outstanding;
        }
        return sum;
    }

    /** What a client has not heard by now, though it is still there, is lost. */
    void settle() {
        for (var connection : connections) {
            if (connection.state == Connection.State.READY) {
                tally.lost += deliveries.forgo(connection);
            }
        }
    }

    /**
     * Ends all clients but this publisher, the only one of the only room, without counting it as a fault.
     *
     * @return them, with the position each has come to; they had subscribed before the first publication
     */
    List<Connection> cut(Connection publisher) {
        var lost = new ArrayList<Connection>();
        for (var connection : connections) {
            if (connection != publisher && connection.state == Connection.State.READY) {
                wire.close(connection);
                connection.room.members--;
                if (connection.position != null) {
                    connection.position = connection.position.plus(connection.heard[0] + 1L);
                }
                lost.add(connection);
            }
        }
        connections.removeAll(Set.copyOf(lost));
        return lost;
    }

    /** Lets them connect anew from where they were, while this load goes on; says how long that took. */
    Duration comeBack(List<Connection> lost, int concurrency, Load load) {
        meanwhile = load;
        try {
            return open(lost.stream().map(connection -> connection.room).toList(), lost, concurrency);
        } finally {
            meanwhile = null;
        }
    }

    /** How many clients have not heard everything. */
    int behind() {
        int count = 0;
        for (var connection : connections) {
            for (var stream : connection.room.streams) {
                if (connection.state == Connection.State.READY && connection.heard[stream.index] < stream.next - 1) {
                    count++;
                }
            }
        }
        return count;
    }

    void closeAll() {
        for (var connection : connections) {
            wire.close(connection);
            connection.room.members = 0;
        }
        connections.clear();
        opening = 0;
        wire.poll(0);
    }

    /** Ends all clients and forgets rooms and streams. */
    void reset() {
        closeAll();
        chosen = List.of();
        deliveries.streams().clear();
        tally.begin();
    }

    void recordPings(@Nullable List<Long> times) {
        pingTimes = times;
    }

    @Override
    public void upgraded(Connection connection) throws IOException {
        String greeting = greets ? dialect.greeting(connection.room.channel, connection.position) : "";
        if (greeting.isEmpty()) {
            becomeReady(connection);
        } else {
            connection.send(ClientFrame.text(greeting));
        }
    }

    private void becomeReady(Connection connection) {
        connection.state = Connection.State.READY;
        connection.hearFromNow();
        connection.room.members++;
        opening--;
    }

    @Override
    public void message(Connection connection, byte[] b, int from, int to, long now) {
        if (tally.measuring) {
            tally.bytes += to - from;
        }
        deliveries.message(connection, b, from, to, now);
    }

    private void control(Connection connection, byte[] b, int from, int to) {
        var heard = dialect.hear(b, from, to);
        if (heard instanceof Heard.Ready ready) {
            if (connection.state == Connection.State.GREETING) {
                connection.position = ready.position();
                becomeReady(connection);
            }
        } else if (heard instanceof Heard.Answer answer) {
            answer(connection, answer);
        } else if (heard instanceof Heard.Refusal refusal) {
            tally.refused(refusal.words());
            if (connection.state == Connection.State.GREETING) {
                wire.close(connection);
                opening--;
            }
        }
    }

    private void answer(Connection connection, Heard.Answer answer) {
        if (answer.ping()) {
            tally.pings++;
            if (pingTimes != null) {
                pingTimes.add(System.nanoTime());
            }
        }
        try {
            connection.send(ClientFrame.text(answer.text()));
        } catch (IOException e) {
            closed(connection, String.valueOf(e.getMessage()));
        }
    }

    private void closed(Connection connection, String reason) {
        boolean wasReady = connection.state == Connection.State.READY;
        wire.close(connection);
        ended(connection, wasReady, reason);
    }

    @Override
    public void ended(Connection connection, boolean wasReady, String reason) {
        tally.disconnected(reason);
        if (wasReady) {
            deliveries.forgo(connection);
            connection.room.members--;
        } else {
            opening--;
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

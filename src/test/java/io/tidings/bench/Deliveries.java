package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads messages: counts publications by their markers and tells the rest to whoever answers it. The hot way: nothing
 * is parsed and nothing allocated for a delivery.
 */
final class Deliveries {

    /** Hears the lines without a marker, and all lines of a client that is not ready. */
    interface Control {
        void line(Connection connection, byte[] b, int from, int to);
    }

    private final List<Stream> streams = new ArrayList<>();
    private final Tally tally;
    private final Control control;
    private int padding;

    Deliveries(Tally tally, Control control) {
        this.tally = tally;
        this.control = control;
    }

    List<Stream> streams() {
        return streams;
    }

    /** How many bytes of a payload follow its marker; they are not looked at. */
    void padding(int padding) {
        this.padding = padding;
    }

    void message(Connection connection, byte[] b, int from, int to, long now) {
        boolean greeting = connection.state != Connection.State.READY;
        if (greeting) {
            lines(connection, b, from, to);
        }
        int at = from;
        int line = from;
        boolean marked = greeting; // its lines were heard
        while ((at = Marker.seek(b, at, to)) < to) {
            if (Marker.isAt(b, at, to)) {
                delivery(connection, b, at, now);
                marked = true;
                at += Marker.LENGTH + padding;
            } else if (b[at] == '\n') {
                unmarked(connection, b, line, at, marked);
                at++;
                line = at;
                marked = greeting;
            } else {
                at++;
            }
        }
        unmarked(connection, b, line, to, marked);
    }

    private void unmarked(Connection connection, byte[] b, int from, int to, boolean marked) {
        if (!marked && from < to) {
            control.line(connection, b, from, to);
        }
    }

    private void lines(Connection connection, byte[] b, int from, int to) {
        int line = from;
        for (int at = from; at <= to; at++) {
            if (at == to || b[at] == '\n') {
                if (line < at) {
                    control.line(connection, b, line, at);
                }
                line = at + 1;
            }
        }
    }

    private void delivery(Connection connection, byte[] b, int at, long now) {
        int id = Marker.stream(b, at);
        if (id >= streams.size() || id < 0) {
            return; // of an earlier point
        }
        var stream = streams.get(id);
        if (stream.room != connection.room || stream.index >= connection.heard.length) {
            tally.refused("a publication of another channel: " + new String(b, at, Marker.LENGTH, UTF_8));
            return;
        }
        int number = Marker.sequence(b, at);
        int missed = number - connection.heard[stream.index] - 1;
        if (missed < 0) {
            tally.duplicates++;
            return;
        }
        tally.lost += missed;
        stream.outstanding -= missed + 1;
        connection.heard[stream.index] = number;
        tally.delivery(now - Marker.time(b, at));
    }

    /** What this client has not heard by now nobody waits for any more; says how many publications that were. */
    long forgo(Connection connection) {
        long forgone = 0;
        for (var stream : connection.room.streams) {
            if (stream.index < connection.heard.length) {
                int missing = stream.next - 1 - connection.heard[stream.index];
                forgone += missing;
                stream.outstanding -= missing;
                connection.heard[stream.index] = stream.next - 1;
            }
        }
        return forgone;
    }
}

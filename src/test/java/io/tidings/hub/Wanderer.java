package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subscriber that loses its connection again and again, remembers its position, and comes back to recover. What the
 * server sends into a lost connection is lost, as on a real network.
 */
final class Wanderer {

    private static final Pattern PUBLICATION = Pattern.compile("\"n\":(\\d+)},\"offset\":(\\d+)");
    private static final Pattern TOP = Pattern.compile("\"subscribe\":\\{.*?\"offset\":(\\d+)");
    private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"(\\w+)\"");

    private final Hub hub;
    private final String channel;
    private final boolean deltas;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Connection connection;
    private long offset;
    private String epoch = "";
    private int gaps;
    private int recoveries;
    private int patches;

    Wanderer(Hub hub, String channel) {
        this(hub, channel, false);
    }

    /** {@code deltas}: whether it asks for patches. */
    Wanderer(Hub hub, String channel, boolean deltas) {
        this.deltas = deltas;
        this.hub = hub;
        this.channel = channel;
    }

    /** Connects and subscribes, recovering when it was here before. */
    void arrive() {
        Connection arriving = new Connection();
        String frame = prepare(arriving);
        // without the lock: handling may wait for room, which only the worker that wants the lock can make
        arriving.client.handle(Format.JSON.codec().decode(frame.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized String prepare(Connection arriving) {
        connection = arriving;
        arriving.client = hub.open(arriving, new Handshake("test", null, "", false));
        String delta = deltas ? ",\"delta\":\"fossil\"" : "";
        String recover =
                epoch.isEmpty() ? "" : ",\"recover\":true,\"offset\":" + offset + ",\"epoch\":\"" + epoch + "\"";
        return "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"" + delta + recover
                + "}}";
    }

    /** The connection breaks without a word. */
    synchronized void vanish() {
        Connection lost = connection;
        connection = null;
        if (lost != null) {
            lost.client.closed();
        }
    }

    synchronized boolean isHere() {
        return connection != null;
    }

    /** Whether the server ever told it where it stands; before that it has nothing to recover from. */
    synchronized boolean knowsItsPosition() {
        return !epoch.isEmpty();
    }

    synchronized List<Integer> numbers() {
        return List.copyOf(numbers);
    }

    synchronized int seen() {
        return numbers.size();
    }

    synchronized long offset() {
        return offset;
    }

    /** How often the server said that something was gone for good. */
    synchronized int gaps() {
        return gaps;
    }

    /** How often the server said that the gap was closed. */
    synchronized int recoveries() {
        return recoveries;
    }

    /** What must never happen, in words. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private synchronized void read(Connection from, String received) {
        if (from != connection) {
            return;
        }
        String item = deltas ? unpatched(from, received) : received;
        if (item.startsWith("{\"id\":2,\"subscribe\":")) {
            subscribed(item);
        } else if (item.startsWith("{\"id\":2,\"error\"") || item.contains("\"unsubscribe\"")) {
            faults.add(item);
        }
        Matcher publication = PUBLICATION.matcher(item);
        while (publication.find()) {
            publication(Integer.parseInt(publication.group(1)), Long.parseLong(publication.group(2)));
        }
    }

    private String unpatched(Connection from, String received) {
        int before = from.unpatched.patches();
        try {
            return from.unpatched.item(received);
        } catch (IllegalArgumentException misfit) {
            faults.add(misfit + " in " + received);
            return received;
        } finally {
            patches += from.unpatched.patches() - before;
        }
    }

    /** How many publications came as patches. */
    synchronized int patches() {
        return patches;
    }

    private void subscribed(String reply) {
        boolean recovered = reply.contains("\"recovered\":true");
        if (recovered) {
            recoveries++;
        } else {
            if (reply.contains("\"was_recovering\":true")) {
                gaps++;
            }
            Matcher top = TOP.matcher(reply);
            offset = top.find() ? Long.parseLong(top.group(1)) : 0;
        }
        Matcher newEpoch = EPOCH.matcher(reply);
        if (newEpoch.find()) {
            epoch = newEpoch.group(1);
        }
    }

    private void publication(int number, long at) {
        if (at != offset + 1) {
            faults.add("offset " + at + " after " + offset);
        }
        offset = at;
        numbers.add(number);
    }

    /** One of the wanderer's connections. */
    private final class Connection implements Transport {

        private final Unpatched unpatched = new Unpatched();
        private Client client;

        @Override
        public Format format() {
            return Format.JSON;
        }

        @Override
        public void send(Frame frame, Sent sent) {
            for (String item : frame.text().split("\n", -1)) {
                read(this, item);
            }
            sent.sent(null);
        }

        @Override
        public void ping() {}

        @Override
        public void close(DisconnectCode why) {
            synchronized (Wanderer.this) {
                if (connection == this) {
                    faults.add("closed: " + why);
                }
            }
        }
    }
}

package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Back ends that publish over HTTP: so many connections that are kept, with one request in flight on each, the next when
 * its answer is there. One thread does all of it; every method is for that thread.
 */
final class Callers implements AutoCloseable {

    /** No answer for so long, and what is in flight counts as lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InetSocketAddress server;
    private final byte[] request;
    private final Selector selector;
    private final List<Caller> callers = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Consumer<SelectionKey> ready = this::ready;
    private long answers;
    private long highest;
    private long reconnects;
    private boolean ending;

    /** @param body of every request */
    Callers(InetSocketAddress server, String path, String apiKey, String body) {
        this.server = server;
        byte[] content = body.getBytes(UTF_8);
        this.request = ("POST " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + ":" + server.getPort()
                        + "\r\nX-API-Key: " + apiKey + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length + "\r\n\r\n" + body)
                .getBytes(UTF_8);
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps this many requests in flight for {@code settle}, measures for {@code time}, and waits for what is in flight.
     * Once.
     *
     * @return requests a second, latency and faults; those of {@code settle} count as well
     */
    Map<String, Double> run(int connections, Duration settle, Duration time) {
        return run(connections, settle, time, 0);
    }

    /** The same until at least so many answers were measured, however long that takes. */
    Map<String, Double> run(int connections, Duration settle, Duration time, long least) {
        for (int i = 0; i < connections; i++) {
            open();
        }
        long began = System.nanoTime();
        long measured = began + settle.toNanos();
        long end = Long.MAX_VALUE;
        long progress = began;
        long answered = 0;
        long now = began;
        while ((now < end || tally.delivered < least) && now - progress < PATIENCE.toNanos()) {
            if (!tally.measuring && now >= measured) {
                tally.measuring = true;
                measured = now;
                end = now + time.toNanos();
            }
            poll();
            now = System.nanoTime();
            if (answers != answered) {
                answered = answers;
                progress = now;
            }
        }
        tally.measuring = false;
        drain();
        return values(Math.max(now - measured, 1) / 1e9);
    }

    private void drain() {
        ending = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (inFlight() > 0 && System.nanoTime() < end) {
            poll();
        }
        tally.lost += inFlight();
    }

    private long inFlight() {
        return callers.stream().filter(caller -> caller.sentAt != 0).count();
    }

    /** Answers that came, measured or not. */
    long answers() {
        return answers;
    }

    Tally tally() {
        return tally;
    }

    private Map<String, Double> values(double seconds) {
        if (highest > 0 && tally.isClean()) {
            // in a channel with history every publication has a number, and every answer says one
            tally.lost += Math.max(0, answers - highest);
            tally.duplicates += Math.max(0, highest - answers);
        }
        var values = new LinkedHashMap<String, Double>();
        values.put("requests_per_s", tally.delivered / seconds);
        values.put("p50_us", tally.percentile(50));
        values.put("p99_us", tally.percentile(99));
        values.put("p999_us", tally.percentile(99.9));
        values.put("max_us", tally.percentile(100));
        values.put("lost", (double) tally.lost);
        values.put("duplicates", (double) tally.duplicates);
        values.put("disconnects", (double) tally.disconnects);
        values.put("refusals", (double) tally.refusals);
        values.put("reconnects", (double) reconnects);
        return values;
    }

    private void poll() {
        try {
            selector.select(ready, 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        try {
            callers.add(new Caller(server, selector, request));
        } catch (IOException e) {
            tally.refused(String.valueOf(e.getMessage()));
        }
    }

    private void ready(SelectionKey key) {
        var caller = (Caller) key.attachment();
        try {
            if (key.isConnectable()) {
                caller.connected();
                next(caller);
                return;
            }
            if (key.isWritable()) {
                caller.sendOn();
            }
            if (key.isReadable()) {
                var answer = caller.answer();
                if (answer != null) {
                    answered(caller, answer);
                }
            }
        } catch (IOException | IllegalStateException e) {
            broken(caller, String.valueOf(e.getMessage()));
        }
    }

    private void next(Caller caller) throws IOException {
        if (!ending) {
            caller.send();
        }
    }

    private void answered(Caller caller, HttpAnswer answer) throws IOException {
        long took = System.nanoTime() - caller.sentAt;
        caller.sentAt = 0;
        if (answer.isResult()) {
            answers++;
            highest = Math.max(highest, answer.offset());
            tally.delivery(took);
        } else {
            tally.refused(answer.status() + " " + answer.body().strip());
        }
        if (answer.closes()) {
            reopen(caller);
        } else {
            next(caller);
        }
    }

    /** Between two requests a server may end a connection; in the middle of one it may not. */
    private void broken(Caller caller, String reason) {
        if (caller.sentAt != 0) {
            caller.sentAt = 0;
            tally.disconnected(reason);
        } else if (!caller.isConnected()) {
            tally.refused(reason);
        }
        reopen(caller);
    }

    private void reopen(Caller caller) {
        close(caller);
        callers.remove(caller);
        if (!ending) {
            reconnects++;
            open();
        }
    }

    private static void close(Caller caller) {
        try {
            caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        callers.forEach(Callers::close);
        callers.clear();
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

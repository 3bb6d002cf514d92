package io.tidings.it;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.it.JsonClient.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A client that listens to a response and says what it has to say in requests of their own. */
final class StreamClient implements Talker {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern DISCONNECT =
            Pattern.compile("\\{\"push\":\\{\"disconnect\":\\{\"code\":(\\d+),\"reason\":\"([^\"]*)\"}}}");

    private final URI base;
    private final Wire wire;
    private final String prefix;
    private final OpenResponse down;
    private final AtomicInteger pings = new AtomicInteger();
    private volatile boolean mute;
    private volatile String session = "";
    private volatile String node = "";
    private int lastId = 1;

    private StreamClient(URI base, Wire wire, String prefix, HttpRequest request) {
        this.base = base;
        this.wire = wire;
        this.prefix = prefix;
        down = OpenResponse.to(request, wire, this::heard);
        if (down.status() != 200) {
            throw new AssertionError("status " + down.status() + ": " + down.next());
        }
        item("the reply to connect", "{\"id\":1,\"connect\":");
    }

    static StreamClient httpStream(URI base, Wire wire, String connect) {
        return new StreamClient(
                base,
                wire,
                "",
                HttpRequest.newBuilder(base.resolve("connection/http_stream"))
                        .header("Content-Type", wire.type())
                        .POST(BodyPublishers.ofByteArray(wire.frame(connect)))
                        .build());
    }

    static StreamClient sse(URI base, String connect) {
        return sse(base, connect, "Accept", "text/event-stream");
    }

    /** With headers: names and values in turn. */
    static StreamClient sse(URI base, String connect, String... headers) {
        return new StreamClient(
                base,
                Wire.JSON,
                "data: ",
                HttpRequest.newBuilder(base.resolve("connection/sse?cf_connect=" + encode(connect, UTF_8)))
                        .headers(headers)
                        .build());
    }

    OpenResponse down() {
        return down;
    }

    String session() {
        return session;
    }

    @Override
    public String ask(String request) {
        int id = ++lastId;
        int status = post("{\"id\":" + id + "," + request + "}");
        if (status != 204) {
            throw new AssertionError("status " + status + " for " + request);
        }
        return item("the reply to command " + id, "{\"id\":" + id + ",");
    }

    /** Sends a frame of commands and returns the status of the answer. */
    int post(String frame) {
        return emulate(session, node, frame);
    }

    int emulate(String ofSession, String ofNode, String frame) {
        var request = HttpRequest.newBuilder(base.resolve("emulation"))
                .header("Content-Type", wire.type())
                .POST(BodyPublishers.ofByteArray(wire.emulation(ofSession, ofNode, frame)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public String push(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "{\"push\":";
        System.arraycopy(words, 0, all, 1, words.length);
        return down.line(all).substring(prefix.length());
    }

    private String item(String what, String beginning) {
        return down.line(what, line -> line.startsWith(prefix + beginning)).substring(prefix.length());
    }

    /** On the reader's thread: the first ping may follow the reply to connect at once, and a pong needs the session. */
    private void heard(String line) {
        if (line.startsWith(prefix + "{\"id\":1,\"connect\":")) {
            var connect = JsonClient.read(line.substring(prefix.length())).getJsonObject("connect");
            session = connect.getString("session");
            node = connect.getString("node");
        }
        if (line.equals(prefix + "{}")) {
            pings.incrementAndGet();
            if (!mute) {
                post("{}");
            }
        }
    }

    @Override
    public void mute() {
        mute = true;
    }

    @Override
    public void awaitPings(int count) {
        Await.until(count + " pings", JsonClient.PATIENCE, () -> pings.get() >= count);
    }

    @Override
    public void stopReading() {
        down.stopReading();
    }

    @Override
    public void readOn() {
        down.readOn();
    }

    @Override
    public End end() {
        Await.until("the end; left: " + down.left(), JsonClient.PATIENCE, down::hasEnded);
        return down.left().stream()
                .map(line -> DISCONNECT.matcher(line))
                .filter(found -> found.find())
                .map(found -> new End(Integer.parseInt(found.group(1)), found.group(2)))
                .findFirst()
                .orElse(new End(1006, ""));
    }

    @Override
    public void close() {
        down.close();
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A client that sends exactly what a test says and keeps what comes: whole messages, and the items in them. It answers the
 * protocol's pings unless it is told to be {@linkplain #mute() mute}. Waiting gives up after half a minute. The test uses it
 * from one thread.
 */
final class JsonClient implements Talker {

    /** More than anything takes, on a machine that has much else to do, too. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PING = "{}";

    private final Inbox messages = new Inbox();
    private final Inbox items = new Inbox();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Object sendLock = new Object();
    private final Wire wire;
    private final JsonEar ear;
    private final WebSocket socket;
    private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private volatile boolean mute;
    private int lastId;

    /** How the server ended the connection; code 1006 if it did so without a word. */
    record End(int code, String reason) {}

    private JsonClient(Wire wire, URI address, Map<String, String> headers, String... subprotocols) {
        this.wire = wire;
        this.ear = new JsonEar(wire, this::heard, this::ended);
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        if (subprotocols.length > 0) {
            builder.subprotocols(
                    subprotocols[0],
                    List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new));
        }
        socket = builder.buildAsync(address, ear).join();
        sending.complete(socket);
    }

    static JsonClient to(URI address, String... subprotocols) {
        return new JsonClient(Wire.JSON, address, Map.of(), subprotocols);
    }

    /** Somebody who says at the handshake who it is. */
    static JsonClient by(URI address, String authorization) {
        return with(address, "Authorization", authorization);
    }

    /** Sends this header with the handshake. */
    static JsonClient with(URI address, String header, String value) {
        return new JsonClient(Wire.JSON, address, Map.of(header, value));
    }

    /** Somebody who says who it is, or whose browser does, from a page of this origin. */
    static JsonClient from(String origin, URI address, String authorization) {
        return with(address, Map.of("Authorization", authorization, "Origin", origin));
    }

    /** Sends these headers with the handshake. */
    static JsonClient with(URI address, Map<String, String> headers) {
        return new JsonClient(Wire.JSON, address, headers);
    }

    /** What the test says goes and comes in Protobuf. */
    static JsonClient protobuf(URI address) {
        return new JsonClient(Wire.PROTOBUF, address, Map.of(), "centrifuge-protobuf");
    }

    /** Opens a connection and connects with the token, without one if it is empty. */
    static JsonClient connected(URI address, String token) {
        var client = to(address);
        client.connect(token);
        return client;
    }

    void connect(String token) {
        call("\"connect\":{" + (token.isEmpty() ? "" : "\"token\":\"" + token + "\"") + "}");
    }

    /** The subprotocol that the server chose; empty if none. */
    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Does not answer pings any more. */
    @Override
    public void mute() {
        mute = true;
    }

    void send(String text) {
        say(text).join();
    }

    private CompletableFuture<WebSocket> say(String text) {
        return afterAllOthers(() -> wire == Wire.JSON
                ? socket.sendText(text, true)
                : socket.sendBinary(ByteBuffer.wrap(wire.frame(text)), true));
    }

    /** Sends one message as several frames. */
    void sendInPieces(String... pieces) {
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            boolean last = i == pieces.length - 1;
            afterAllOthers(() -> socket.sendText(piece, last)).join();
        }
    }

    void send(byte[] bytes) {
        afterAllOthers(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true)).join();
    }

    /** Sends a request with the next id and returns the whole reply, as text. {@code request} is {@code "name":{…}}. */
    @Override
    public String ask(String request) {
        int id = ++lastId;
        send("{\"id\":" + id + "," + request + "}");
        return reply(id);
    }

    /** Sends a request that must succeed and returns its result. */
    JsonObject call(String request) {
        var reply = read(ask(request));
        var result = reply.keySet().stream().filter(key -> !key.equals("id")).findFirst();
        assertEquals(request.substring(1, request.indexOf('"', 1)), result.orElse(""), reply::toString);
        return reply.getJsonObject(result.orElseThrow());
    }

    /** Sends a request that must fail and returns the code of the error. */
    int error(String request) {
        var reply = read(ask(request));
        var error = reply.getJsonObject("error");
        if (error == null) {
            throw new AssertionError("not refused: " + reply);
        }
        return error.getInt("code");
    }

    JsonObject subscribe(String channel) {
        return call("\"subscribe\":{\"channel\":\"" + channel + "\"}");
    }

    void publish(String channel, String data) {
        call("\"publish\":{\"channel\":\"" + channel + "\",\"data\":" + data + "}");
    }

    /** The JDK takes one message at a time, and pongs are sent from its own thread. */
    private CompletableFuture<WebSocket> afterAllOthers(Supplier<CompletableFuture<WebSocket>> send) {
        synchronized (sendLock) {
            sending = sending.handle((done, failed) -> socket).thenCompose(ready -> send.get());
            return sending;
        }
    }

    /** The next message, whole, pings too. */
    String message() {
        return messages.take("a message", message -> true);
    }

    /** The next reply or push, in the order they came. */
    String item() {
        return items.take("anything", item -> true);
    }

    /** The reply to the command with this id; what else has come stays. */
    String reply(int id) {
        return items.take("the reply to command " + id, item -> item.startsWith("{\"id\":" + id + ","));
    }

    /** The first push that has all these words in it; what else has come stays. */
    @Override
    public String push(String... words) {
        return items.take(
                "a push with " + String.join(" and ", words),
                item -> item.startsWith("{\"push\":") && List.of(words).stream().allMatch(item::contains));
    }

    /** The first item that has these words in it, for formats without an envelope; what else has come stays. */
    String plainItem(String words) {
        return items.take(words, item -> item.contains(words));
    }

    /** The replies and pushes that have come so far and that nobody has asked for. */
    List<String> left() {
        return items.left();
    }

    @Override
    public void awaitPings(int count) {
        Await.until(count + " pings", PATIENCE, () -> pings.get() >= count);
    }

    @Override
    public void stopReading() {
        ear.open(false);
    }

    @Override
    public void readOn() {
        ear.open(true);
    }

    /** Waits until the server ends the connection. */
    @Override
    public End end() {
        try {
            return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the server did not end the connection; it sent " + left(), e);
        }
    }

    static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        if (!end.isDone()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
    }

    /** On the JDK's thread. */
    private void heard(String message) {
        messages.add(message);
        boolean pong = false;
        for (String item : message.split("\n", -1)) {
            if (item.equals(PING)) {
                pings.incrementAndGet();
                pong = !mute;
            } else {
                items.add(item);
            }
        }
        if (pong) {
            say(PING);
        }
    }

    private void ended(End how) {
        end.complete(how);
        messages.end(how);
        items.end(how);
    }
}

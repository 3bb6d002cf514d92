package io.tidings.it;

import io.tidings.it.JsonClient.End;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/**
 * A client whose messages are compressed: OkHttp offers that by itself, inflates what comes and compresses what it sends
 * from 1 KiB on. It answers pings unless it is told to be mute.
 */
final class DeflateClient extends WebSocketListener implements Talker {

    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final String PING = "{}";

    private final Inbox items = new Inbox();
    private final CompletableFuture<String> extensions = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final WebSocket socket;
    private final AtomicInteger pings = new AtomicInteger();
    private final Gate gate = new Gate();
    private volatile boolean mute;
    private int lastId;

    private DeflateClient(URI address) {
        socket = HTTP.newWebSocket(new Request.Builder().url(address.toString()).build(), this);
        String agreed = extensions
                .orTimeout(JsonClient.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (!agreed.equals(DeflateStory.AGREED)) {
            throw new AssertionError("agreed on " + agreed);
        }
    }

    /** A connection on which compression was agreed on, connected with the token. */
    static DeflateClient connected(URI address, String token) {
        var client = new DeflateClient(address);
        client.ask("\"connect\":{\"token\":\"" + token + "\"}");
        return client;
    }

    /** The same with a token that will not do. */
    static DeflateClient refused(URI address, String token) {
        var client = new DeflateClient(address);
        client.socket.send(Way.connect(token));
        return client;
    }

    @Override
    public String ask(String request) {
        int id = ++lastId;
        socket.send("{\"id\":" + id + "," + request + "}");
        return items.take("the reply to command " + id, item -> item.startsWith("{\"id\":" + id + ","));
    }

    @Override
    public String push(String... words) {
        return items.take(
                "a push with " + String.join(" and ", words),
                item -> item.startsWith("{\"push\":") && List.of(words).stream().allMatch(item::contains));
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
        gate.close();
    }

    @Override
    public void readOn() {
        gate.open();
    }

    @Override
    public End end() {
        return end.orTimeout(JsonClient.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        readOn();
        socket.cancel();
    }

    // on OkHttp's thread, which reads on when these return

    @Override
    public void onOpen(WebSocket from, Response response) {
        extensions.complete(response.header("Sec-WebSocket-Extensions", ""));
    }

    @Override
    public void onMessage(WebSocket from, String message) {
        for (String item : message.split("\n", -1)) {
            if (!item.equals(PING)) {
                items.add(item);
                continue;
            }
            pings.incrementAndGet();
            if (!mute) {
                from.send(PING);
            }
        }
        gate.pass();
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        ended(new End(code, reason));
        // only who says goodbye as well gets rid of the connection: once the server's goodbye is read, nobody closes
        // what a cancelled socket leaves
        from.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket from, Throwable problem, Response response) {
        extensions.completeExceptionally(problem);
        ended(new End(1006, problem.toString()));
    }

    private void ended(End how) {
        end.complete(how);
        items.end(how);
    }
}

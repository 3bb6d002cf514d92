package io.tidings.it;

import io.tidings.it.JsonClient.End;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

    private final Object lock = new Object();
    private final List<String> items = new ArrayList<>();
    private final CompletableFuture<String> extensions = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final WebSocket socket;
    private boolean mute;
    private boolean paused;
    private int pings;
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
        return item("the reply to command " + id, item -> item.startsWith("{\"id\":" + id + ","));
    }

    @Override
    public String push(String... words) {
        return item(
                "a push with " + String.join(" and ", words),
                item -> item.startsWith("{\"push\":") && List.of(words).stream().allMatch(item::contains));
    }

    @Override
    public void mute() {
        synchronized (lock) {
            mute = true;
        }
    }

    @Override
    public void awaitPings(int count) {
        Await.until(count + " pings", JsonClient.PATIENCE, () -> pings() >= count);
    }

    private int pings() {
        synchronized (lock) {
            return pings;
        }
    }

    @Override
    public void stopReading() {
        synchronized (lock) {
            paused = true;
        }
    }

    @Override
    public void readOn() {
        synchronized (lock) {
            paused = false;
            lock.notifyAll();
        }
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

    private String item(String what, Predicate<String> wanted) {
        long deadline = System.nanoTime() + JsonClient.PATIENCE.toNanos();
        synchronized (lock) {
            while (true) {
                for (int i = 0; i < items.size(); i++) {
                    if (wanted.test(items.get(i))) {
                        return items.remove(i);
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || end.isDone()) {
                    throw new AssertionError(
                            "did not come: " + what + "; what came: " + items + ", end: " + end.getNow(null));
                }
                pause(left);
            }
        }
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(lock, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // on OkHttp's thread, which reads on when these return

    @Override
    public void onOpen(WebSocket from, Response response) {
        extensions.complete(response.header("Sec-WebSocket-Extensions", ""));
    }

    @Override
    public void onMessage(WebSocket from, String message) {
        synchronized (lock) {
            for (String item : message.split("\n", -1)) {
                if (!item.equals(PING)) {
                    items.add(item);
                    continue;
                }
                pings++;
                if (!mute) {
                    from.send(PING);
                }
            }
            lock.notifyAll();
            while (paused) {
                pause(JsonClient.PATIENCE.toNanos());
            }
        }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        ended(new End(code, reason));
        // only who says goodbye as well gets rid of the connection: once the server's goodbye is read, nobody closes what
        // a cancelled socket leaves
        from.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket from, Throwable problem, Response response) {
        extensions.completeExceptionally(problem);
        ended(new End(1006, problem.toString()));
    }

    private void ended(End how) {
        end.complete(how);
        synchronized (lock) {
            lock.notifyAll();
        }
    }
}

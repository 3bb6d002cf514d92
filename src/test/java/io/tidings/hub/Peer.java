package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One scripted client: a dialogue is a list of {@code sends} and {@code receives}. */
final class Peer {

    private final FakeTransport transport;
    private final Client client;
    private final long openedAt = Worker.now();

    Peer(Hub hub, Format format, Handshake handshake) {
        transport = new FakeTransport(format);
        client = hub.open(transport, handshake);
    }

    Client client() {
        return client;
    }

    FakeTransport transport() {
        return transport;
    }

    /** Sends one frame. */
    Peer sends(String frame) {
        client.handle(transport.format().codec().decode(frame.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Sends one frame in Protobuf; each command as that library prints it. */
    Peer sendsProtobuf(String... commands) {
        client.handle(transport.format().codec().decode(ProtobufText.frame(commands)));
        return this;
    }

    /** The next item is this, with {@code $id} standing for the client's own id. */
    Peer receives(String item) {
        assertEquals(item.replace("$id", client.id()), next());
        return this;
    }

    /** The next item contains this. */
    Peer receivesPart(String part) {
        String item = next();
        assertTrue(item.contains(part), () -> item + " does not contain " + part);
        return this;
    }

    /** The next item, waited for. */
    String next() {
        return Await.next(transport.items(), () -> "nothing came; closed: " + transport.closed());
    }

    /** Connects without a token and reads the reply. */
    Peer connects() {
        return sends("{\"id\":1,\"connect\":{}}").receivesPart("\"connect\":{\"client\":\"" + client.id() + "\"");
    }

    /** Connects with this token and reads the reply. */
    Peer connectsWith(String token) {
        return sends("{\"id\":1,\"connect\":{\"token\":\"" + token + "\"}}").receivesPart("\"connect\":{");
    }

    /** Subscribes and reads the reply. */
    Peer subscribes(String channel) {
        return sends("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}")
                .receivesPart("{\"id\":2,\"subscribe\":{");
    }

    /** The next item is this error. */
    Peer isRefused(long id, int code) {
        return receivesPart("{\"id\":" + id + ",\"error\":{\"code\":" + code + ",");
    }

    /** Nothing else has come: what is asked now is answered next. */
    Peer heardAll() {
        return sends("{\"id\":77,\"rpc\":{\"method\":\"echo\"}}").receives("{\"id\":77,\"rpc\":{}}");
    }

    /**
     * The client is looked at as it will be this long after it was opened, so that no test waits for time to pass, or
     * fails because it passes too fast. The clock of the wall stays where it is: what expires is not reached so.
     */
    Peer after(Duration sinceOpened) {
        CompletableFuture<Void> looked = new CompletableFuture<>();
        client.worker().submit(onWorker -> {
            try {
                // as if Deadlines had found that its time has come
                onWorker.forget(client);
                client.tick(openedAt + sinceOpened.toMillis());
            } finally {
                looked.complete(null);
            }
        });
        looked.join();
        return this;
    }

    /** When its worker will look at it, by the worker's own account and clock; {@link Deadlines#NEVER} for never. */
    long nextLook() {
        CompletableFuture<Long> look = new CompletableFuture<>();
        client.worker().submit(onWorker -> {
            Deadlines.Entry deadline = client.deadline();
            look.complete(deadline == null ? Deadlines.NEVER : deadline.at());
        });
        return look.join();
    }

    /** The client is looked at when it wants to be, neither sooner nor later; says when that was, by the worker's clock. */
    long inTime() {
        long time = nextLook();
        after(Duration.ofMillis(time - openedAt));
        return time;
    }

    /** The server ends the connection with this code although its last words are not read. */
    void isCutOffWith(DisconnectCode code) {
        Await.until(
                "cut off",
                () -> after(Duration.ofMinutes(1)).transport().closed().isDone());
        isClosedWith(code);
    }

    /** The server ends the connection with this code. */
    void isClosedWith(DisconnectCode code) {
        assertEquals(code, Await.result(transport.closed(), () -> "not closed; unread: " + transport.items()));
    }

    /** The transport goes away without a word. */
    Peer vanishes() {
        client.closed();
        return this;
    }
}

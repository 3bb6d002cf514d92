package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Outboxes of one worker whose transports take every frame at once, without channels in front of them. */
final class MicroOutboxes implements Iterable<Outbox>, AutoCloseable {

    private static final int FRAME_BYTES = 64 * 1024;
    private static final int QUEUE_BYTES = 1024 * 1024;

    private final HubFixture hub = HubFixture.with();
    private final Worker worker = new Worker(0, FRAME_BYTES, Integer.MAX_VALUE);
    private final Thread thread = new Thread(worker, "worker");
    private final List<Outbox> outboxes = new ArrayList<>();

    /** {@code receiver} is told the bytes of every frame, on the worker's thread. */
    MicroOutboxes(int count, Consumer<byte[]> receiver) {
        Client client = hub.peer().client(); // told of failures alone, so one is enough
        for (int i = 0; i < count; i++) {
            outboxes.add(new Outbox(client, new Taker(receiver), worker, QUEUE_BYTES));
        }
    }

    Frames frames() {
        return worker.frames();
    }

    /** Runs the action where outboxes belong, and waits until it has run. */
    void onWorker(Runnable action) {
        if (!thread.isAlive()) {
            thread.start();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        worker.submit(onWorker -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException | Error failure) {
                done.completeExceptionally(failure);
            }
        });
        done.join();
    }

    @Override
    public Iterator<Outbox> iterator() {
        return outboxes.iterator();
    }

    @Override
    public void close() {
        worker.stop();
        hub.close();
    }

    /** A client's transport that is never busy. */
    private record Taker(Consumer<byte[]> receiver) implements Transport {

        @Override
        public Format format() {
            return Format.JSON;
        }

        @Override
        public void send(Frame frame, Sent sent) {
            receiver.accept(frame.bytes());
            sent.sent(null);
        }

        @Override
        public void ping() {}

        @Override
        public void close(DisconnectCode why) {}
    }
}

package io.tidings.hub;

import io.tidings.codec.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Publications through the outboxes of a thousand clients, from the encoded bytes to the frame for the transport: outboxes
 * that belong to one worker and count what they do, against queues that any thread may use and that count nothing.
 *
 * <p>Both run on the same single thread. That is kind to the locks, for which nobody else waits here.
 */
public class OutboxBenchmark extends MicroBenchmark {

    /** How many publications pass in one go, so that the way to the worker's thread and back costs next to nothing. */
    private static final int PUBLICATIONS = 1024;

    /** Publications between two sends: 1 when little happens, more when much does. */
    @Param({"1", "64"})
    int batch = 1;

    private final List<byte[]> publications = new ArrayList<>();
    private final List<LockedOutbox> locked = new ArrayList<>();
    private final MicroOutboxes outboxes = new MicroOutboxes(CLIENTS, frame -> received(frame));
    private Consumer<byte[]> receiver = this::keep;
    private byte[] kept = {};
    private long bytes;

    @Setup
    public void publish() {
        for (int i = 1; i <= PUBLICATIONS; i++) {
            publications.add(encoded(i));
        }
        for (int i = 0; i < CLIENTS; i++) {
            locked.add(new LockedOutbox());
        }
    }

    @TearDown
    public void stop() {
        outboxes.close();
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS * PUBLICATIONS)
    public long ours() {
        outboxes.onWorker(() -> throughOutboxes(publications));
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS * PUBLICATIONS)
    public long naive() {
        outboxes.onWorker(() -> throughLocks(publications));
        return bytes;
    }

    /** Sends every frame to the receiver from now on. */
    void receiver(Consumer<byte[]> newReceiver) {
        receiver = newReceiver;
    }

    void onWorker(Runnable action) {
        outboxes.onWorker(action);
    }

    void throughOutboxes(List<byte[]> items) {
        for (int from = 0; from < items.size(); from += batch) {
            outboxes.frames().forget();
            long arrivedAt = System.nanoTime();
            Piece piece = Frames.join(
                    items.subList(from, from + batch).stream().map(Piece::of).toList(), Format.JSON);
            for (Outbox outbox : outboxes) {
                outbox.publications(batch, arrivedAt, arrivedAt);
                outbox.add(piece);
            }
            for (Outbox outbox : outboxes) {
                outbox.flush();
            }
        }
    }

    void throughLocks(List<byte[]> items) {
        for (int from = 0; from < items.size(); from += batch) {
            for (byte[] item : items.subList(from, from + batch)) {
                for (LockedOutbox outbox : locked) {
                    outbox.add(item);
                }
            }
            for (LockedOutbox outbox : locked) {
                outbox.flush(this::received);
            }
        }
    }

    private void received(byte[] frame) {
        receiver.accept(frame);
    }

    /** Kept where the compiler cannot know that nobody reads it. */
    private void keep(byte[] frame) {
        kept = frame;
        bytes += kept.length;
    }
}

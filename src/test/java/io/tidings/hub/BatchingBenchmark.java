package io.tidings.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A thousand clients for whom the same publications wait: one frame for all, against the bytes joined for each. */
public class BatchingBenchmark extends MicroBenchmark {

    @Param({"8", "64"})
    int waiting = 8;

    private final List<byte[]> publications = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final ArrayDeque<byte[]> ofOne = new ArrayDeque<>();
    private final MicroOutboxes outboxes = new MicroOutboxes(CLIENTS, frame -> {});

    @Setup
    public void publish() {
        for (int i = 1; i <= waiting; i++) {
            publications.add(encoded(i));
            pieces.add(Piece.of(publications.get(i - 1)));
        }
    }

    @TearDown
    public void stop() {
        outboxes.close();
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public void ours(Blackhole hole) {
        shared(hole::consume);
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public void naive(Blackhole hole) {
        joined(hole::consume);
    }

    void shared(Consumer<byte[]> client) {
        Frames frames = outboxes.frames();
        frames.forget(); // nothing is left from the round before
        for (Outbox outbox : outboxes) {
            pieces.forEach(outbox.pieces()::add);
            client.accept(frames.take(outbox).bytes());
        }
    }

    void joined(Consumer<byte[]> client) {
        for (int i = 0; i < CLIENTS; i++) {
            ofOne.addAll(publications);
            client.accept(join(ofOne));
            ofOne.clear();
        }
    }

    /** What a client that shares nothing does, and does well: one array of the right size, filled once. */
    static byte[] join(Collection<byte[]> items) {
        int size = items.size() - 1;
        for (byte[] item : items) {
            size += item.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (byte[] item : items) {
            if (at > 0) {
                joined[at++] = '\n';
            }
            System.arraycopy(item, 0, joined, at, item.length);
            at += item.length;
        }
        return joined;
    }
}

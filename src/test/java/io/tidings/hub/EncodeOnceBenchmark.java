package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.Push;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** One publication for a thousand subscribers: encoded once, against once for each of them. */
public class EncodeOnceBenchmark extends MicroBenchmark {

    private final Push push = publication(1);

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public void ours(Blackhole hole) {
        once(hole::consume);
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public void naive(Blackhole hole) {
        forEach(hole::consume);
    }

    void once(Consumer<byte[]> subscriber) {
        Encoded encoded = new Encoded(push);
        for (int i = 0; i < CLIENTS; i++) {
            subscriber.accept(encoded.in(Format.JSON));
        }
    }

    void forEach(Consumer<byte[]> subscriber) {
        for (int i = 0; i < CLIENTS; i++) {
            subscriber.accept(Format.JSON.codec().encode(push));
        }
    }
}

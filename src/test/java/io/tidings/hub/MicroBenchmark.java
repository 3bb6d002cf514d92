package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A question that {@code bin/jmh} answers: how much faster {@code ours} is than {@code naive}, which comes to the same.
 *
 * <p>Two forks of four seconds for each, so that all of them together take less than three minutes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 800, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 800, timeUnit = TimeUnit.MILLISECONDS)
public abstract class MicroBenchmark {

    static final int CLIENTS = 1000;

    /** Bytes of payload: what the table of the design was measured with. */
    private static final int PAYLOAD = 128;

    /** A publication that a client made, in a channel with history. */
    static Push publication(int offset) {
        String text = String.format("{\"number\":%06d,\"text\":\"", offset);
        Payload data = Payload.json(text + "x".repeat(PAYLOAD - text.length() - 2) + "\"}");
        ClientInfo publisher = new ClientInfo("anna", "8f14e45f-ceea-467f-a0c9-8ec5d1b4d5a2", null, null);
        return new Push.OfPublication(
                "bench:room", Publication.of(data, publisher).at(offset), "wLpx");
    }

    static byte[] encoded(int offset) {
        return Format.JSON.codec().encode(publication(offset));
    }
}

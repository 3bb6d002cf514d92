package io.tidings.hub;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The delay of each frame, recorded for quantiles: in cells that one thread writes and others read, against the same cells
 * counted up atomically. Nobody else records here, which is kind to the atomic ones.
 */
public class RecordingBenchmark extends MicroBenchmark {

    static final int VALUES = 1024;

    /** Nanoseconds, all magnitudes up to a second. */
    private final long[] delays =
            new Random(1).longs(VALUES).map(bits -> bits >>> (34 + (bits & 15))).toArray();

    private final Distribution distribution = new Distribution();
    private final AtomicLongArray counts = new AtomicLongArray(Distribution.bucket(Long.MAX_VALUE) + 1);
    private final LongAdder sum = new LongAdder();

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object ours() {
        for (long delay : delays) {
            distribution.record(delay);
        }
        return distribution;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public Object naive() {
        for (long delay : delays) {
            counts.incrementAndGet(Distribution.bucket(delay));
            sum.add(delay);
        }
        return counts;
    }

    Quantiles recorded() {
        return distribution.read();
    }

    Quantiles counted() {
        long[] read = new long[counts.length()];
        for (int i = 0; i < read.length; i++) {
            read[i] = counts.get(i);
        }
        return new Quantiles(read, sum.sum());
    }
}

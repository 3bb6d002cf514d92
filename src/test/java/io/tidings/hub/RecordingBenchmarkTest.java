package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecordingBenchmarkTest {

    private final RecordingBenchmark benchmark = new RecordingBenchmark();

    @Test
    void both_ways_come_to_the_same_quantiles() {
        benchmark.ours();
        benchmark.naive();

        Quantiles ours = benchmark.recorded();
        Quantiles naive = benchmark.counted();

        assertEquals(RecordingBenchmark.VALUES, ours.count());
        assertEquals(ours.count(), naive.count());
        assertEquals(ours.sum(), naive.sum());
        for (double share : new double[] {0.001, 0.25, 0.5, 0.75, 0.99, 0.999, 1}) {
            assertEquals(ours.at(share), naive.at(share));
        }
    }
}

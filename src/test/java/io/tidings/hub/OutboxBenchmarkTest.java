package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxBenchmarkTest {

    private final OutboxBenchmark benchmark = new OutboxBenchmark();
    private final List<byte[]> items =
            IntStream.rangeClosed(1, 128).mapToObj(MicroBenchmark::encoded).toList();

    @AfterEach
    void stop() {
        benchmark.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void both_ways_the_transports_get_the_same_frames(int batch) {
        benchmark.batch = batch;
        benchmark.publish();
        List<byte[]> ours = new ArrayList<>();
        List<byte[]> naive = new ArrayList<>();

        benchmark.receiver(ours::add);
        benchmark.onWorker(() -> benchmark.throughOutboxes(items));
        benchmark.receiver(naive::add);
        benchmark.onWorker(() -> benchmark.throughLocks(items));

        assertEquals(MicroBenchmark.CLIENTS * items.size() / batch, ours.size());
        assertArrayEquals(ours.toArray(), naive.toArray());
    }

    @Test
    void nothing_waits_after_a_round_of_the_benchmark() {
        benchmark.batch = 64;
        benchmark.publish();

        long first = benchmark.ours();
        long second = benchmark.naive() - first;

        assertEquals(first, second);
    }
}

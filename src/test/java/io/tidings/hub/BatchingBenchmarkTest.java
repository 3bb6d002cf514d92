package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingBenchmarkTest {

    private final BatchingBenchmark benchmark = new BatchingBenchmark();

    @AfterEach
    void stop() {
        benchmark.stop();
    }

    @Test
    void both_ways_every_client_gets_the_same_frame_round_after_round() {
        benchmark.waiting = 64;
        benchmark.publish();
        String expected = IntStream.rangeClosed(1, 64)
                .mapToObj(i -> new String(MicroBenchmark.encoded(i), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));

        for (int round = 0; round < 2; round++) {
            List<byte[]> shared = new ArrayList<>();
            List<byte[]> joined = new ArrayList<>();
            benchmark.shared(shared::add);
            benchmark.joined(joined::add);

            assertEquals(MicroBenchmark.CLIENTS, shared.size());
            assertEquals(expected, new String(shared.get(0), StandardCharsets.UTF_8));
            assertArrayEquals(shared.toArray(), joined.toArray());
            assertEquals(1, shared.stream().distinct().count());
            assertEquals(MicroBenchmark.CLIENTS, joined.stream().distinct().count());
        }
    }
}

package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishBenchmarkTest {

    private final PublishBenchmark benchmark = new PublishBenchmark();

    @AfterEach
    void stop() throws Exception {
        benchmark.stop();
    }

    @Test
    void both_ways_publish_the_same_128_bytes() {
        benchmark.channel("kept:a");
        benchmark.ours().toCompletableFuture().join();
        benchmark.naive().toCompletableFuture().join();
        var kept = benchmark.fixture().kept("kept:a");
        assertEquals(2, kept.size());
        assertEquals(128, kept.get(0).data().length());
        assertArrayEquals(kept.get(0).data().bytes(), kept.get(1).data().bytes());
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodeOnceBenchmarkTest {

    private final EncodeOnceBenchmark benchmark = new EncodeOnceBenchmark();

    @Test
    void both_ways_every_subscriber_gets_the_same_bytes() {
        List<byte[]> once = new ArrayList<>();
        List<byte[]> forEach = new ArrayList<>();

        benchmark.once(once::add);
        benchmark.forEach(forEach::add);

        assertEquals(MicroBenchmark.CLIENTS, once.size());
        assertArrayEquals(once.toArray(), forEach.toArray());
        assertEquals(1, once.stream().distinct().count());
        assertEquals(MicroBenchmark.CLIENTS, forEach.stream().distinct().count());
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void every_value_falls_into_a_bucket_that_is_close_above_it_and_buckets_keep_the_order() {
        int before = 0;
        long last = (1L << 40) - 1;
        for (long value : LongStream.concat(
                        LongStream.range(0, 5000),
                        LongStream.iterate(5000, v -> v < last, v -> Math.min(last, v + v / 20)))
                .toArray()) {
            int bucket = Distribution.bucket(value);
            long highest = Distribution.highest(bucket);
            assertTrue(bucket == before || bucket == before + 1 || value > 5000, () -> "a hole before " + value);
            assertTrue(bucket >= before);
            assertTrue(value <= highest, () -> value + " is above " + highest);
            assertTrue(highest - value <= value / 16, () -> value + " is far below " + highest);
            before = bucket;
        }
    }

    @Test
    void what_is_below_or_above_its_range_counts_as_its_end() {
        Distribution distribution = new Distribution();
        distribution.record(-7);
        distribution.record(Long.MAX_VALUE);
        assertEquals(0, distribution.read().at(0.5));
        assertEquals((1L << 40) - 1, distribution.read().at(1));
        assertEquals((1L << 40) - 1, distribution.read().sum());
        assertEquals(2, distribution.read().count());
    }
}

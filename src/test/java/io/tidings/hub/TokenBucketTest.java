package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

    private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

    private static TokenBucket bucket(long now) {
        return new TokenBucket(TokenBucket.Rate.of(10, 3), now);
    }

    /** The clock of a JVM may stand anywhere, and runs over from the greatest number to the least. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_000L, Long.MAX_VALUE - 50_000_000, Long.MIN_VALUE})
    void it_is_full_at_first_and_fills_as_time_goes_by(long start) {
        TokenBucket bucket = bucket(start);
        assertEquals(0, bucket.take(start));
        assertEquals(0, bucket.take(start));
        assertEquals(0, bucket.take(start));
        assertEquals(TENTH, bucket.take(start));
        assertEquals(TENTH / 2, bucket.take(start + TENTH / 2));
        assertEquals(0, bucket.take(start + TENTH));
        assertEquals(TENTH, bucket.take(start + TENTH));
    }

    @Test
    void it_never_holds_more_than_its_burst() {
        TokenBucket bucket = bucket(0);
        long later = TimeUnit.HOURS.toNanos(1);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, bucket.take(later));
        }
        assertEquals(TENTH, bucket.take(later));
    }

    @Test
    void a_refusal_takes_nothing() {
        TokenBucket bucket = bucket(0);
        for (int i = 0; i < 100; i++) {
            bucket.take(0);
        }
        assertEquals(0, bucket.take(TENTH));
    }

    @Test
    void threads_that_come_together_get_each_token_once() {
        TokenBucket bucket = new TokenBucket(TokenBucket.Rate.of(1, 1000), 0);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 5000).parallel().forEach(i -> {
            if (bucket.take(0) == 0) {
                taken.incrementAndGet();
            }
        });
        assertEquals(1000, taken.get());
    }
}

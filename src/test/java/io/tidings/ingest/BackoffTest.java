package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static List<Long> pauses(Backoff backoff, int number) {
        return Stream.generate(backoff::next).limit(number).toList();
    }

    @Test
    void pauses_double_up_to_the_longest_and_begin_again_after_a_success() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), () -> 1.0);
        assertEquals(List.of(100L, 200L, 400L, 800L, 1000L, 1000L), pauses(backoff, 6));
        backoff.reset();
        assertEquals(List.of(100L, 200L), pauses(backoff, 2));
    }

    @Test
    void half_of_each_pause_is_random() {
        assertEquals(List.of(50L, 100L, 200L), pauses(new Backoff(Duration.ofSeconds(1), () -> 0.0), 3));
        assertEquals(List.of(75L, 150L, 300L), pauses(new Backoff(Duration.ofSeconds(1), () -> 0.5), 3));
    }
}

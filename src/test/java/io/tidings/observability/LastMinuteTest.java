package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastMinuteTest {

    private static final long START = -1_000;

    private final LastMinute minute = new LastMinute(START);

    private static long at(int seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void the_highest_peak_is_forgotten_after_a_minute_however_often_one_looks() {
        assertEquals(7, minute.highest(at(1), 7));
        for (int second = 2; second <= 60; second++) {
            assertEquals(7, minute.highest(at(second), 1), "second " + second);
        }
        assertEquals(3, minute.highest(at(67), 3));
    }

    @Test
    void who_looks_once_an_hour_hears_of_the_peak_since_the_last_look() {
        assertEquals(9, minute.highest(at(3600), 9));
        assertEquals(2, minute.highest(at(7200), 2));
    }
}

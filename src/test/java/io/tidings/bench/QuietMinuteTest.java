package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuietMinuteTest {

    @Test
    void the_busiest_second_is_the_one_with_the_most_pings() {
        long second = 1_000_000_000L;
        var times = List.of(10 + second, 10 + second + 1, 10 + 2 * second - 1, 10 + 2 * second, 10 + 9 * second);
        assertEquals(3, QuietMinute.busiest(times, 10, 10));
        assertEquals(0, QuietMinute.busiest(List.of(), 10, 10));
    }
}

package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "25s, 25000",
        "500ms, 500",
        "1h30m, 5400000",
        "720h, 2592000000",
        "0, 0",
        "0s, 0",
        "1m, 60000",
        "90m, 5400000",
        "1h2m3s4ms, 3723004",
        "999999999h, 3599999996400000"
    })
    void units_are_added_up(String text, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "25", "-1", "-25s", "1.5h", "25 s", "25S", "PT25S", "1d", "30m1h", "1s1s", "ms", "h", "٣s"
            })
    void anything_else_is_no_duration(String text) {
        assertEquals(Optional.empty(), DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000h", "99999999999999999999s"})
    void a_number_too_long_to_add_up_is_no_duration(String text) {
        assertEquals(Optional.empty(), DurationText.parse(text));
    }
}

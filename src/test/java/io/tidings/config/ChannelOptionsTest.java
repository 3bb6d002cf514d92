package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChannelOptionsTest {

    @Test
    void history_is_kept_where_size_and_time_say_so() {
        assertTrue(TestConfig.options("history_size=1", "history_ttl=1s").hasHistory());
        assertFalse(TestConfig.options().hasHistory());
    }
}

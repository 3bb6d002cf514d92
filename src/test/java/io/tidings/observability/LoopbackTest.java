package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1%lo", "::ffff:127.0.0.1"})
    void these_are_this_machine(String address) {
        assertTrue(Loopback.is(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "128.0.0.1",
                "::",
                "fe80::1%eth0",
                "::ffff:10.0.0.1",
                "localhost",
                "",
                "127.0.0.1.example",
                "1:2"
            })
    void these_are_not(String address) {
        assertFalse(Loopback.is(address));
    }
}

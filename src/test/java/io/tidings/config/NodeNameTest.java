package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTest {

    @Test
    void a_node_is_named_after_its_host() {
        assertEquals("web-1.example.com", NodeName.of("web-1.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.localdomain", "", "two words", "grüße"})
    void a_host_name_that_tells_nothing_is_replaced_by_a_random_one(String host) {
        assertTrue(NodeName.of(host).matches("[0-9a-f]{8}"));
        assertNotEquals(NodeName.of(host), NodeName.of(host));
    }
}

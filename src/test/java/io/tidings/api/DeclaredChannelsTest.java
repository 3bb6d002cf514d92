package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.config.ConfigurationException;
import io.tidings.config.TestConfig;
import org.junit.jupiter.api.Test;

class DeclaredChannelsTest {

    private final DeclaredChannels declared = new DeclaredChannels();

    private String problem() {
        var config = TestConfig.with("tidings.channel.namespaces=orders").channel();
        return assertThrows(ConfigurationException.class, () -> declared.check(config))
                .getMessage();
    }

    @Test
    void good_names_pass() {
        declared.declared("news", "Desk.news");
        declared.declared("orders:{region}", "Desk.orders");
        declared.declared("$orders:x#anna", "Desk.secret");
        assertDoesNotThrow(() -> declared.check(
                TestConfig.with("tidings.channel.namespaces=orders").channel()));
    }

    @Test
    void a_namespace_that_is_not_configured_is_told_with_its_place() {
        declared.declared("oders:{region}", "Desk.orders");
        assertEquals(
                "@Channel(\"oders:{region}\") at Desk.orders: its namespace is not one of tidings.channel.namespaces",
                problem());
    }

    @Test
    void a_name_that_cannot_be_is_told() {
        declared.declared("orders:{", "Desk.orders");
        assertEquals("@Channel(\"orders:{\") at Desk.orders: a part to be filled in looks like {name}", problem());
    }

    @Test
    void a_name_is_not_longer_than_the_limit() {
        declared.declared("a".repeat(256), "Desk.long");
        assertEquals(
                "@Channel(\"" + "a".repeat(256) + "\") at Desk.long: it is longer than tidings.channel.max_length",
                problem());
    }

    @Test
    void the_first_of_several_is_told_in_full_and_the_others_are_named() {
        declared.declared("b:1", "Desk.b");
        declared.declared("a:1", "Desk.a");
        assertEquals(
                "@Channel(\"a:1\") at Desk.a: its namespace is not one of tidings.channel.namespaces"
                        + " (also to be corrected: @Channel(\"b:1\"))",
                problem());
    }
}

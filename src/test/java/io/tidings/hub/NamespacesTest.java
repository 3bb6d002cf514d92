package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.TestConfig;
import org.junit.jupiter.api.Test;

class NamespacesTest {

    private static Namespaces upTo(int bytes) {
        return new Namespaces(
                TestConfig.with("tidings.channel.max_length=" + bytes).channel());
    }

    @Test
    void a_name_is_too_long_by_its_bytes_and_not_by_its_characters() {
        Namespaces seven = upTo(7);
        for (String good : new String[] {"", "1234567", "€€", "€€1", "äää1", "😀€"}) {
            assertFalse(seven.tooLong(good), good);
        }
        for (String bad : new String[] {"12345678", "€€ä", "€€€", "ääää", "😀😀", "1234😀"}) {
            assertTrue(seven.tooLong(bad), bad);
        }
    }

    @Test
    void where_the_characters_alone_could_be_too_many_bytes_the_bytes_are_counted() {
        assertFalse(upTo(6).tooLong("€€"));
        assertTrue(upTo(5).tooLong("€€"));
        assertFalse(upTo(5).tooLong("€1"));
    }
}

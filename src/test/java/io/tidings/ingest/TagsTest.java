package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    @Test
    void what_is_written_is_read_again() {
        Map<String, String> tags = Map.of("kind", "a \"quoted\" one", "ä", "");
        assertEquals(tags, Tags.read(Tags.write(tags)));
    }

    @Test
    void no_tags_are_nothing() {
        assertNull(Tags.write(Map.of()));
        assertEquals(Map.of(), Tags.read(null));
        assertEquals(Map.of(), Tags.read(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":1}", "{\"a\":null}", "{\"a\"", "x"})
    void what_is_no_object_of_strings_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Tags.read(text));
    }
}

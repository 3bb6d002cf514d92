package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PrivateFieldsTest {

    @SuppressWarnings("unused")
    private static class Above {
        private final StringBuilder name = new StringBuilder("above");
        private final Object nothing = null;
    }

    private static final class Below extends Above {}

    @Test
    void a_field_of_a_superclass_is_read_and_written_though_it_is_final() throws ReflectiveOperationException {
        Above owner = new Below();
        assertEquals("above", PrivateFields.read(owner, "name").toString());
        StringBuilder other = new StringBuilder("other");
        PrivateFields.write(owner, "name", other);
        assertSame(other, PrivateFields.read(owner, "name"));
    }

    @Test
    void a_field_that_is_missing_or_empty_is_said_to_be_missing_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThrows(NoSuchFieldException.class, () -> PrivateFields.read(new Below(), "nobody"));
            assertThrows(NoSuchFieldException.class, () -> PrivateFields.read(new Below(), "nothing"));
        }
    }
}

package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PrivateMembersTest {

    @SuppressWarnings("unused")
    private static class Above {
        private final StringBuilder name = new StringBuilder("above");
        private final Object nothing = null;

        private String say() {
            return "said";
        }

        private void act() {}

        private Object nobody() {
            return null;
        }
    }

    private static final class Below extends Above {}

    @Test
    void a_field_of_a_superclass_is_read_and_written_though_it_is_final() throws ReflectiveOperationException {
        Above owner = new Below();
        assertEquals("above", PrivateMembers.read(owner, "name").toString());
        StringBuilder other = new StringBuilder("other");
        PrivateMembers.field(owner, "name").set(owner, other);
        assertSame(other, PrivateMembers.read(owner, "name"));
    }

    @Test
    void a_field_that_is_missing_is_another_trouble_than_one_that_is_empty_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThrows(NoSuchFieldException.class, () -> PrivateMembers.read(new Below(), "nobody"));
            var empty =
                    assertThrows(ReflectiveOperationException.class, () -> PrivateMembers.read(new Below(), "nothing"));
            assertFalse(Changed.isStructural(empty), empty::toString);
            assertThrows(NoSuchMethodException.class, () -> PrivateMembers.walk(new Below(), "name()"));
        }
    }

    @Test
    void a_method_that_finds_nobody_is_no_trouble_of_the_containers_making() {
        var empty = assertThrows(
                ReflectiveOperationException.class, () -> PrivateMembers.walk(new Below(), "act()", "nobody()"));
        assertFalse(Changed.isStructural(empty), empty::toString);
    }

    @Test
    void a_method_is_called_and_one_that_returns_nothing_returns_its_owner() throws ReflectiveOperationException {
        Above owner = new Below();
        assertEquals("said", PrivateMembers.walk(owner, "say()"));
        assertSame(owner, PrivateMembers.walk(owner, "act()"));
        assertEquals(5, PrivateMembers.walk(owner, "act()", "name", "length()"));
    }
}

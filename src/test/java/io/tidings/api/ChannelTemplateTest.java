package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTemplateTest {

    @Test
    void a_name_without_braces_is_itself() {
        ChannelTemplate news = ChannelTemplate.parse("news");
        assertEquals(0, news.parts());
        assertEquals("news", news.fill());
    }

    @Test
    void parts_are_filled_in_in_their_order() {
        assertEquals("orders:eu", ChannelTemplate.parse("orders:{region}").fill("eu"));
        assertEquals(
                "dialog:7/x#anna",
                ChannelTemplate.parse("dialog:{id}/{topic}#{user}").fill("7", "x", "anna"));
        assertEquals("b", ChannelTemplate.parse("{a}").fill("b"));
        assertEquals("urn:isbn:1", ChannelTemplate.parse("urn:{id}").fill("isbn:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the name is empty",
        "orders:{, looks like {name}",
        "orders:{}, looks like {name}",
        "orders:{a b}, looks like {name}",
        "orders:a}, a } without a {",
        "{tenant}:orders, the namespace cannot be filled in later",
        "neuigkeiten:zürich, printable ASCII"
    })
    void what_can_be_no_channel_is_told(String text, String problem) {
        String said = assertThrows(IllegalArgumentException.class, () -> ChannelTemplate.parse(text))
                .getMessage();
        assertTrue(said.contains(problem), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#ben", "a,ben", "#", "admin:a", "$a"})
    void a_value_cannot_change_whose_the_channel_is_or_which_rules_it_has(String value) {
        ChannelTemplate room = ChannelTemplate.parse("{room}");
        assertThrows(IllegalArgumentException.class, () -> room.fill(value));
    }

    @Test
    void the_number_of_values_is_that_of_the_parts() {
        ChannelTemplate orders = ChannelTemplate.parse("orders:{region}");
        assertThrows(IllegalArgumentException.class, orders::fill);
        assertThrows(IllegalArgumentException.class, () -> orders.fill("a", "b"));
    }

    @Test
    void a_users_own_channel_has_one_user() {
        assertEquals("news#anna", ChannelTemplate.ofUser("news", "anna"));
        assertEquals("me:#anna", ChannelTemplate.ofUser("me:#", "anna"));
        assertEquals("#anna@example.org", ChannelTemplate.ofUser("#", "anna@example.org"));
        for (String user : new String[] {"", "anna,ben", "x#anna", "a:b"}) {
            assertThrows(IllegalArgumentException.class, () -> ChannelTemplate.ofUser("news", user), user);
        }
    }

    @Test
    void in_a_literal_name_braces_mean_nothing() {
        assertEquals("a{b}", ChannelTemplate.literal("a{b}").fill());
    }
}

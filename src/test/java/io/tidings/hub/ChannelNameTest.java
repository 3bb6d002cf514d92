package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.ChannelOptions;
import io.tidings.config.TestConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelNameTest {

    private static final ChannelOptions PLAIN = TestConfig.options();

    @Test
    void a_name_without_colon_has_no_namespace() {
        ChannelName name = ChannelName.parse("news");
        assertEquals("", name.namespace());
        assertEquals("news", name.rest());
        assertFalse(name.secret());
    }

    @Test
    void the_namespace_ends_at_the_first_colon() {
        ChannelName name = ChannelName.parse("chat:room:1");
        assertEquals("chat", name.namespace());
        assertEquals("room:1", name.rest());
    }

    @Test
    void a_leading_dollar_makes_it_secret_and_is_no_part_of_the_namespace() {
        ChannelName name = ChannelName.parse("$chat:1");
        assertTrue(name.secret());
        assertEquals("chat", name.namespace());
        assertFalse(ChannelName.parse("chat$:1").secret());
    }

    @Test
    void users_stand_after_the_last_hash() {
        assertEquals(List.of("42", "43"), ChannelName.parse("dialog#1#42,43").users());
        assertEquals(List.of(), ChannelName.parse("dialog").users());
        assertEquals(List.of(""), ChannelName.parse("dialog#").users());
    }

    @Test
    void a_hash_means_users_only_where_the_namespace_says_so() {
        ChannelOptions limited = TestConfig.options("allow_user_limited_channels=true");
        assertTrue(ChannelName.parse("dialog#42").isUserLimited(limited));
        assertFalse(ChannelName.parse("dialog#42").isUserLimited(PLAIN));
        assertFalse(ChannelName.parse("dialog").isUserLimited(limited));
    }

    @Test
    void without_a_pattern_a_name_is_printable_ascii() {
        assertTrue(ChannelName.parse("a b~").isValid(PLAIN));
        assertFalse(ChannelName.parse("caf\u00e9").isValid(PLAIN));
        assertFalse(ChannelName.parse("a\u0007").isValid(PLAIN));
        assertFalse(ChannelName.parse("a\u007f").isValid(PLAIN));
    }

    @Test
    void a_pattern_must_match_all_of_what_follows_the_namespace() {
        ChannelOptions digits = TestConfig.options("channel_regex=[0-9]+");
        assertTrue(ChannelName.parse("chat:12").isValid(digits));
        assertFalse(ChannelName.parse("chat:12a").isValid(digits));
    }

    /** A backtracking matcher tries 2^200 ways. */
    @Test
    void no_name_keeps_a_pattern_busy_for_ever() {
        ChannelOptions words = TestConfig.options("channel_regex=([a-z]+[.]?)+");
        assertFalse(ChannelName.parse("chat:" + "a".repeat(200) + "!").isValid(words));
        assertTrue(ChannelName.parse("chat:a.bc.d").isValid(words));
    }
}

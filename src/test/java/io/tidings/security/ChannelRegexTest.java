package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.Capability;
import io.tidings.hub.Operation;
import io.tidings.protocol.Payload;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRegexTest {

    @ParameterizedTest
    @CsvSource({
        "^team:[0-9]+$, team:17, true",
        "^team:[0-9]+$, team:17a, false",
        "^team:[0-9]+$, my-team:17, false",
        "team, my-team:17, true",
        "^(news|room:(a|b))$, room:b, true",
        "^(news|room:(a|b))$, room:c, false",
        "(?i)^news$, NEWS, true",
        "^.$, \u00e9, true",
        "'', anything, true",
    })
    void a_channel_is_one_of_these_if_the_expression_finds_something(String text, String channel, boolean matches)
            throws ParseException {
        assertEquals(matches, ChannelRegex.of(text).matches(channel));
    }

    /** A backtracking matcher tries 2^200 ways here. */
    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "^(.*)*x$", "^(a?){50}b$"})
    void no_name_makes_it_take_for_ever(String text) throws ParseException {
        assertFalse(ChannelRegex.of(text).matches("a".repeat(200) + "!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "*", "a{2,1}", "\\1", "(?=a)", "a{1001}"})
    void what_re2_does_not_know_is_refused(String text) {
        assertThrows(ParseException.class, () -> ChannelRegex.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{50}){50}){50}",
                "(a{1000}){1000}",
                "(ab){999,}",
                "a{99999999999999999999}",
                "a{1,500}b{1,500}"
            })
    void what_repeats_too_often_is_refused(String text) {
        assertThrows(ParseException.class, () -> ChannelRegex.of(text));
    }

    @Test
    void it_has_a_length() throws ParseException {
        ChannelRegex.of("a".repeat(200));
        assertThrows(ParseException.class, () -> ChannelRegex.of("a".repeat(201)));
    }

    @Test
    void it_is_compiled_once() throws ParseException {
        assertSame(ChannelRegex.of("^once$"), ChannelRegex.of("^once$"));
    }

    @Test
    void a_token_may_hold_so_many_and_no_more() throws ParseException {
        String most = "\"^a$\"" + ",\"^a$\"".repeat(ChannelRegex.MOST - 1);
        assertEquals(
                List.of(new Capability(List.of(ChannelRegex.of("^a$")), Set.of(Operation.SUBSCRIBE))),
                caps("\"^a$\"", ""));
        assertEquals(1, caps(most, "").size());
        assertThrows(ParseException.class, () -> caps(most + ",\"b\"", ""));
        assertThrows(
                ParseException.class,
                () -> caps(most, ",{\"channels\":[\"b\"],\"match\":\"regex\",\"allow\":[\"sub\"]}"));
        assertEquals(
                2, caps(most, ",{\"channels\":[\"b\"],\"allow\":[\"sub\"]}").size());
    }

    private static List<Capability> caps(String expressions, String more) throws ParseException {
        return Capabilities.read(ClaimSet.parse(Payload.json("{\"caps\":[{\"channels\":[" + expressions
                + "],\"match\":\"regex\",\"allow\":[\"sub\"]}" + more + "]}")));
    }
}

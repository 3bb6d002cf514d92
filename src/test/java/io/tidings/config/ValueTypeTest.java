package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {

    @Test
    void booleans_are_true_and_false() {
        assertTrue(parse(ValueType.bool(), "true"));
        assertFalse(parse(ValueType.bool(), "false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "yes", "1", "on", "0"})
    void other_words_for_booleans_are_refused(String text) {
        refused(ValueType.bool(), text);
    }

    @Test
    void the_words_of_an_enum_are_lower_case() {
        assertEquals(RecoveryMode.CACHE, parse(ValueType.choice(RecoveryMode.class), "cache"));
        assertEquals(DataFormat.JSON_OBJECT, parse(ValueType.choice(DataFormat.class), "json_object"));
        refused(ValueType.choice(RecoveryMode.class), "Cache");
        refused(ValueType.choice(RecoveryMode.class), "");
        assertEquals(
                "one of not_empty, json, json_object, binary",
                ValueType.choice(DataFormat.class).allowed());
    }

    @Test
    void choices_are_any_of_the_words_and_none_too() {
        ValueType<Set<DataFormat>> type = ValueType.choices(DataFormat.class);
        assertEquals(Set.of(), parse(type, ""));
        assertEquals(Set.of(DataFormat.JSON, DataFormat.BINARY), parse(type, "json, binary"));
        refused(type, "json,xml");
        refused(type, "json,");
    }

    @Test
    void numbers_keep_to_their_bounds() {
        ValueType<Integer> type = ValueType.number(2, 10, "bytes");
        assertEquals(2, parse(type, "2"));
        assertEquals(10, parse(type, "10"));
        assertEquals("a whole number from 2 to 10", type.allowed());
        List.of("1", "11", "0", "-1", "+3", "3.0", "1e1", "", "0x3", "٣", "99999999999999999999")
                .forEach(text -> refused(type, text));
    }

    @Test
    void zero_is_a_number_only_where_it_means_something() {
        ValueType<Integer> type = ValueType.numberOrZero(5, 10, "bytes", "no limit");
        assertEquals(0, parse(type, "0"));
        assertEquals("a whole number from 5 to 10, or 0 (no limit)", type.allowed());
        assertEquals("5 to 10, or 0", type.range());
        refused(type, "4");
    }

    @Test
    void durations_keep_to_their_bounds() {
        ValueType<Duration> type = ValueType.duration("1s", "1h");
        assertEquals(Duration.ofSeconds(1), parse(type, "1000ms"));
        assertEquals(Duration.ofHours(1), parse(type, "60m"));
        List.of("999ms", "3601s", "0", "0s", "10").forEach(text -> refused(type, text));
        assertEquals(Duration.ZERO, parse(ValueType.durationOrZero("1s", "1h", "never"), "0s"));
    }

    @Test
    void seconds_since_1970_reach_beyond_2038() {
        assertEquals(4_000_000_000L, parse(ValueType.unixSecondsOrZero("no end"), "4000000000"));
        refused(ValueType.unixSecondsOrZero("no end"), "1700000000000000");
    }

    @Test
    void text_has_a_form_or_is_empty() {
        ValueType<String> type = ValueType.text("a letter", "[a-z]");
        assertEquals("x", parse(type, "x"));
        assertEquals("", parse(type, ""));
        refused(type, "xy");
    }

    @Test
    void a_broken_pattern_says_what_is_wrong_in_one_line() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> parse(ValueType.pattern(), "[a-z"));
        assertEquals("missing closing ]", e.getMessage());
        assertEquals(Optional.empty(), parse(ValueType.pattern(), ""));
        assertEquals("a+", parse(ValueType.pattern(), "a+").orElseThrow().toString());
    }

    @Test
    void names_of_namespaces_are_listed_once_each() {
        ValueType<List<String>> type = ValueType.namespaces();
        assertEquals(List.of("chat", "news.2-x_Y"), parse(type, "chat , news.2-x_Y"));
        assertEquals(List.of(), parse(type, ""));
        List.of("chat,chat", "a", "chat,", ",chat", "ch at", "ch:at", "grüße").forEach(text -> refused(type, text));
    }

    @Test
    void names_are_listed_once_each_with_blanks_in_them_but_not_around() {
        ValueType<Set<String>> type = ValueType.names("roles");
        assertEquals(Set.of("editor", "Zo\u00eb B.", "admin"), parse(type, "editor, Zo\u00eb B. ,admin"));
        assertEquals(Set.of(), parse(type, ""));
        List.of("editor,", ",editor", "editor,editor").forEach(text -> refused(type, text));
    }

    @Test
    void origins_are_lower_case_and_have_no_path() {
        ValueType<List<String>> type = ValueType.origins();
        assertEquals(
                List.of("https://example.com:8443", "https://*.example.com", "*"),
                parse(type, "https://Example.com:8443,https://*.example.com,*"));
        List.of("https://example.com/", "https://example.com/chat", "https:/x", "a b", "https://a,,https://b")
                .forEach(text -> refused(type, text));
    }

    private static <T> T parse(ValueType<T> type, String text) {
        return type.parser().apply(text);
    }

    private static void refused(ValueType<?> type, String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(type, text), text);
    }
}

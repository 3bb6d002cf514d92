package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {

    private static final List<String> NAMES = List.of(
            "chat", "chat:1", "chat:10", "chat:a*", "news:sport", "news:weather", "#42", "caf\u00e9:\ud83d\ude00");

    private static List<String> found(String pattern) {
        Glob glob = Glob.parse(pattern);
        assertNotNull(glob, pattern);
        return NAMES.stream().filter(glob).toList();
    }

    @Test
    void a_star_is_any_text_and_none_too() {
        assertEquals(NAMES, found("*"));
        assertEquals(NAMES, found(""));
        assertEquals(List.of("chat", "chat:1", "chat:10", "chat:a*"), found("chat*"));
        assertEquals(List.of("news:sport", "news:weather"), found("news:*"));
        assertEquals(List.of("chat:10"), found("*0"));
        assertEquals(List.of("news:weather"), found("n*w*h*r"));
    }

    @Test
    void a_question_mark_is_one_character_however_it_is_encoded() {
        assertEquals(List.of("chat:1"), found("chat:?"));
        assertEquals(List.of("caf\u00e9:\ud83d\ude00"), found("caf?:?"));
        assertEquals(List.of(), found("chat?"));
    }

    @Test
    void brackets_are_one_of_several_characters_or_none_of_them() {
        assertEquals(List.of("chat:1"), found("chat:[0-9]"));
        assertEquals(List.of("chat:10"), found("chat:[12][0-9]"));
        assertEquals(List.of("chat:a*"), found("chat:[!0-9]*"));
        assertEquals(List.of("chat:a*"), found("chat:a[*?]"));
        assertEquals(List.of("chat:1"), found("chat:[]1]"));
    }

    @Test
    void braces_are_one_of_several_patterns() {
        assertEquals(List.of("chat:1", "news:sport"), found("{chat:1,news:s*}"));
        assertEquals(List.of("chat", "chat:1", "chat:10"), found("chat{,:1{,0}}"));
        assertEquals(List.of("news:sport", "news:weather"), found("{chat,news}:{sport,weather}"));
    }

    @Test
    void a_backslash_takes_the_meaning_away() {
        assertEquals(List.of("chat:a*"), found("chat:a\\*"));
        assertEquals(List.of(), found("chat\\*"));
    }

    @Test
    void everything_else_is_itself() {
        assertEquals(List.of("#42"), found("#42"));
        assertEquals(List.of(), found("a,b}"));
        assertEquals(List.of(), found("."));
    }

    @Test
    void what_is_not_closed_or_too_long_is_no_pattern() {
        for (String pattern : List.of("[", "[a", "[!", "[a-", "{", "{a,b", "{a,{b}", "\\", "a".repeat(1001))) {
            assertNull(Glob.parse(pattern), pattern);
        }
        assertNotNull(Glob.parse("{".repeat(500) + "}".repeat(500)));
    }

    @Test
    void no_pattern_takes_long() {
        Glob glob = Glob.parse("*a".repeat(400) + "b");
        assertNotNull(glob);
        String name = "a".repeat(255);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertEquals(false, glob.test(name)));
    }
}

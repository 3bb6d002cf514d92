package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, chat:a, true",
        "*, '', true",
        "chat:*, chat:a, true",
        "chat:*, chat:, true",
        "chat:*, chat, false",
        "chat:*, news:a, false",
        "chat:a, chat:a, true",
        "chat:a, chat:ab, false",
        "*:a, chat:a, true",
        "*:a, chat:ab, false",
        "c*:*a, chat:banana, true",
        "c*:*n*n*, chat:banana, true",
        "c*:*n*n*n*, chat:banana, false",
        "ab*ba, aba, false",
        "ab*ba, abba, true",
        "a.c, abc, false"
    })
    void a_star_stands_for_any_text_and_everything_else_for_itself(String pattern, String channel, boolean matches) {
        assertEquals(matches, ChannelPattern.of(pattern).matches(channel));
    }
}

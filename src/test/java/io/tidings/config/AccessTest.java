package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            client, subscriber, anonymous, subscribed, hasUser, allowed
            false,  false,      false,     true,       true,    false
            false,  false,      true,      true,       true,    false
            false,  false,      true,      true,       false,   false
            true,   false,      false,     false,      true,    true
            true,   false,      false,     false,      false,   false
            true,   false,      true,      false,      false,   true
            false,  true,       false,     true,       true,    true
            false,  true,       false,     false,      true,    false
            false,  true,       false,     true,       false,   false
            false,  true,       true,      true,       false,   true
            false,  true,       true,      false,      false,   false
            """)
    void anonymous_extends_the_other_two_and_does_nothing_alone(
            boolean client,
            boolean subscriber,
            boolean anonymous,
            boolean subscribed,
            boolean hasUser,
            boolean allowed) {
        assertEquals(allowed, new Access(client, subscriber, anonymous).allows(subscribed, hasUser));
    }
}

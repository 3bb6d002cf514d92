package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
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
        assertEquals(
                allowed, new Access(client, subscriber, anonymous).allows(subscribed, hasUser ? "anna" : "", Set.of()));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            user, has,    allowed
            anna, '',     true
            ben,  '',     false
            '',   '',     false
            ben,  editor, true
            ben,  admin,  true
            ben,  reader, false
            '',   editor, true
            """)
    void one_role_or_the_name_suffices(String user, String has, boolean allowed) {
        Access access = new Access(false, false, false, Set.of("editor", "admin"), Set.of("anna"));
        assertEquals(allowed, access.allows(false, user, has.isEmpty() ? Set.of() : Set.of("other", has)));
    }
}

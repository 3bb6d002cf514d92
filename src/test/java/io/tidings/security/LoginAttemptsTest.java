package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.security.LoginAttempts.Attempt;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAttemptsTest {

    private final LoginAttempts attempts = new LoginAttempts(Configs.CLOCK);

    @Test
    void an_attempt_is_known_by_its_name_alone() {
        Attempt begun = attempts.begin();

        assertEquals(begun, attempts.of(begun.state()));
        assertNotEquals(begun, new LoginAttempts(Configs.CLOCK).of(begun.state()));
        assertNotEquals(begun.nonce(), begun.verifier());
        assertNotEquals(begun, attempts.begin());
    }

    /** The example of RFC 7636, appendix B. */
    @Test
    void the_challenge_is_that_of_the_rfc() {
        Attempt attempt = new Attempt("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", attempt.challenge());
    }

    @Test
    void an_attempt_ends_after_a_quarter_of_an_hour() {
        String state = "A".repeat(22) + "." + (Configs.NOW - LoginAttempts.LIFE.toSeconds());
        assertEquals(state, attempts.of(state).state());
        LoginAttempts later = new LoginAttempts(Clock.offset(Configs.CLOCK, Duration.ofSeconds(1)));
        assertNull(later.of(state));
        assertNull(attempts.of("A".repeat(22) + "." + (Configs.NOW + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".1800000000", "AAAAAAAAAAAAAAAAAAAAAA.", "AAAAAAAAAAAAAAAAAAAAAA.x"})
    void what_is_no_name_is_no_attempt(String state) {
        assertNull(attempts.of(state));
    }
}

package io.tidings.security;

import static io.tidings.security.ImmediateVerifier.assertInvalid;
import static io.tidings.security.ImmediateVerifier.valid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tidings.config.TestConfig;
import io.tidings.config.TokenConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, audience, issuer and times; form and signature are in {@link TokenFormTest}, and claims beside their records. */
class TokenVerifierTest {

    private static final String SIGNATURE = "signature does not match";

    private final ImmediateVerifier verifier = new ImmediateVerifier(Configs.TOKEN, Configs.CLOCK);

    @Test
    void without_a_secret_no_token_is_good() {
        ImmediateVerifier none = new ImmediateVerifier(Configs.secrets("", Jwt.SECRET, null), Configs.CLOCK);

        assertInvalid("no key is configured", none.connection(Jwt.of("{}")));
        assertInvalid("no key is configured", none.subscription(Jwt.of("{\"channel\":\"news\"}")));
    }

    static Stream<Arguments> times() {
        long now = Configs.NOW;
        return Stream.of(
                Arguments.of("{}", true),
                Arguments.of("{\"exp\":" + (now + 1) + "}", true),
                Arguments.of("{\"exp\":" + now + "}", false),
                Arguments.of("{\"exp\":" + (now - 1) + "}", false),
                Arguments.of("{\"exp\":" + now + ".9}", false),
                Arguments.of("{\"exp\":" + (now + 1) + ".5}", true),
                Arguments.of("{\"exp\":1.9e9}", true),
                Arguments.of("{\"exp\":1e300}", true),
                Arguments.of("{\"exp\":99999999999999999999}", true),
                Arguments.of("{\"exp\":0}", false),
                Arguments.of("{\"exp\":-1}", false),
                Arguments.of("{\"exp\":null}", true),
                Arguments.of("{\"nbf\":" + (now - 1) + "}", true),
                Arguments.of("{\"nbf\":" + now + "}", true),
                Arguments.of("{\"nbf\":" + (now + 1) + "}", false),
                Arguments.of("{\"nbf\":0}", true),
                Arguments.of("{\"nbf\":" + (now + 1) + ",\"exp\":" + (now + 2) + "}", false),
                Arguments.of("{\"exp\":" + (now - 1) + ",\"expire_at\":0}", false),
                Arguments.of("{\"exp\":" + (now - 1) + ",\"expire_at\":" + (now + 9) + "}", false),
                Arguments.of("{\"expire_at\":" + (now - 1) + "}", true),
                Arguments.of("{\"iat\":" + (now + 1000) + ",\"jti\":7}", true));
    }

    @ParameterizedTest
    @MethodSource("times")
    void times_have_no_leeway(String claims, boolean inForce) {
        var outcome = verifier.connection(Jwt.of(claims));

        assertEquals(inForce ? Verification.Valid.class : Verification.Expired.class, outcome.getClass());
    }

    @Test
    void a_token_is_good_until_the_second_of_its_exp_begins() {
        String token = Jwt.of("{\"exp\":" + Configs.NOW + "}");

        assertInstanceOf(
                Verification.Valid.class,
                new ImmediateVerifier(Configs.TOKEN, Configs.justBefore(0)).connection(token));
        assertInstanceOf(Verification.Expired.class, verifier.connection(token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'exp':1799999971} | 1800000001",
                "{'exp':1799999970} | ",
                "{'nbf':1800000030} | 0",
                "{'nbf':1800000031} | ",
                "{'exp':1800000009,'expire_at':1799999990} | 1800000020",
                "{'exp':1800000009,'expire_at':0} | 0",
                "{'exp':9223372036854775807} | 9223372036854775807",
                "{'nbf':-9223372036854775808} | 0",
            })
    void an_issuer_whose_clock_is_half_a_minute_off_is_understood(String claims, Long expireAt) {
        TokenConfig config = TestConfig.with(
                        "tidings.client.token.hmac_secret_key=" + Jwt.SECRET, "tidings.client.token.clock_skew=30s")
                .client()
                .token();
        var outcome = new ImmediateVerifier(config, Configs.CLOCK).connection(Jwt.of(claims.replace('\'', '"')));

        if (expireAt == null) {
            assertEquals(new Verification.Expired<>(), outcome);
        } else {
            assertEquals(expireAt, valid(outcome).expireAt());
        }
    }

    @Test
    void an_expired_token_that_is_wrong_as_well_is_invalid() {
        String past = "\"exp\":" + (Configs.NOW - 1);

        assertInvalid(SIGNATURE, verifier.connection(Jwt.of("HS256", "other", "{" + past + "}")));
        assertInvalid(
                "a subscription token cannot connect",
                verifier.connection(Jwt.of("{\"channel\":\"news\"," + past + "}")));
        assertInvalid("a connection token cannot subscribe", verifier.subscription(Jwt.of("{" + past + "}")));
    }

    @ParameterizedTest
    @CsvSource({"exp, a number", "nbf, a number", "expire_at, a number"})
    void times_of_another_type_are_invalid(String claim, String wanted) {
        assertInvalid(
                "claim " + claim + " is not " + wanted,
                verifier.connection(Jwt.of("{\"" + claim + "\":\"1900000000\"}")));
        assertInvalid("claim " + claim + " is not " + wanted, verifier.connection(Jwt.of("{\"" + claim + "\":true}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hub | iss | {\"aud\":\"hub\",\"iss\":\"iss\"} | ",
                "hub | iss | {\"aud\":[\"a\",\"hub\"],\"iss\":\"iss\"} | ",
                "hub | '' | {\"aud\":\"hub\"} | ",
                "'' | iss | {\"iss\":\"iss\",\"aud\":\"whatever\"} | ",
                "'' | '' | {\"iss\":7,\"aud\":{}} | ",
                "hub | '' | {} | other audience",
                "hub | '' | {\"aud\":null} | other audience",
                "hub | '' | {\"aud\":[]} | other audience",
                "hub | '' | {\"aud\":\"Hub\"} | other audience",
                "hub | '' | {\"aud\":\"hub \"} | other audience",
                "hub | '' | {\"aud\":[\"hub2\",1,null,[\"hub\"]]} | other audience",
                "hub | '' | {\"aud\":{\"hub\":1}} | other audience",
                "'' | iss | {} | other issuer",
                "'' | iss | {\"iss\":\"iss2\"} | other issuer",
                "'' | iss | {\"iss\":[\"iss\"]} | other issuer",
                "hub | iss | {\"aud\":\"hub\",\"iss\":\"hub\"} | other issuer",
            })
    void audience_and_issuer_count_when_configured(String audience, String issuer, String claims, String why) {
        TokenConfig config = new TokenConfig(Jwt.SECRET, "", null, audience, issuer, "sub");
        var outcome = new ImmediateVerifier(config, Configs.CLOCK).connection(Jwt.of(claims));

        if (why == null) {
            valid(outcome);
        } else {
            assertInvalid(why, outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", ", true"})
    void the_previous_secret_is_good_until_its_end(Long validFor, boolean accepted) {
        Instant until = validFor == null ? null : Instant.ofEpochSecond(Configs.NOW + validFor);
        ImmediateVerifier rotated = new ImmediateVerifier(Configs.secrets("new", Jwt.SECRET, until), Configs.CLOCK);

        assertEquals(accepted, rotated.connection(Jwt.of("{}")) instanceof Verification.Valid);
        valid(rotated.connection(Jwt.of("HS256", "new", "{}")));
        assertInvalid(SIGNATURE, rotated.connection(Jwt.of("HS256", "older", "{}")));
    }

    @Test
    void the_reason_never_repeats_the_token() {
        var outcome = verifier.connection(Jwt.of("{\"sub\":{\"secret\":\"hunter2\"}}"));

        assertInvalid("claim sub is not a text", outcome);
    }

    @Test
    void each_moment_is_asked_of_the_clock() {
        Clock late = Configs.justBefore(100);
        String token = Jwt.of("{\"exp\":" + (Configs.NOW + 50) + "}");

        assertInstanceOf(Verification.Valid.class, verifier.connection(token));
        assertInstanceOf(Verification.Expired.class, new ImmediateVerifier(Configs.TOKEN, late).connection(token));
    }
}

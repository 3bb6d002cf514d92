package io.tidings.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tidings.config.TestConfig;
import io.tidings.config.TokenConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Form, signature, audience, issuer and times; what the claims mean is tested beside their records. */
class TokenVerifierTest {

    private static final String NOT_SIGNED = "not a signed token";
    private static final String SIGNATURE = "signature does not match";
    private static final String NOT_AN_OBJECT = "claims are not a JSON object";

    private final ImmediateVerifier verifier = new ImmediateVerifier(Configs.TOKEN, Configs.CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void every_hmac_is_accepted(String algorithm) {
        String token = Jwt.of(algorithm, Jwt.SECRET, "{\"sub\":\"anna\"}");

        assertEquals("anna", valid(verifier.connection(token)).user());
    }

    static Stream<Arguments> forms() {
        String good = Jwt.of("{\"sub\":\"anna\"}");
        String[] parts = good.split("\\.", -1);
        return Stream.of(
                Arguments.of("empty", "", NOT_SIGNED),
                Arguments.of("blank", " ", NOT_SIGNED),
                Arguments.of("a word", "garbage", NOT_SIGNED),
                Arguments.of("dots", "..", NOT_SIGNED),
                Arguments.of("two parts", parts[0] + "." + parts[1], NOT_SIGNED),
                Arguments.of("four parts", good + "." + parts[2], NOT_SIGNED),
                Arguments.of("no header", "." + parts[1] + "." + parts[2], NOT_SIGNED),
                Arguments.of("no claims", parts[0] + ".." + parts[2], NOT_SIGNED),
                Arguments.of("no signature", parts[0] + "." + parts[1] + ".", NOT_SIGNED),
                Arguments.of("a line break after it", good + "\n", NOT_SIGNED),
                Arguments.of("a blank inside", parts[0] + ". " + parts[1] + "." + parts[2], NOT_SIGNED),
                Arguments.of("padded base64", good + "=", NOT_SIGNED),
                Arguments.of("the other base64", parts[0] + "+/." + parts[1] + "." + parts[2], NOT_SIGNED),
                Arguments.of("letters beyond ASCII", good + "\u00e9", NOT_SIGNED),
                Arguments.of("a header that is not base64 of JSON", "aaaa." + parts[1] + "." + parts[2], NOT_SIGNED),
                Arguments.of(
                        "an encrypted token", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVy.dGFn", NOT_SIGNED),
                Arguments.of(
                        "five full parts",
                        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.a2V5.aXY.Y2lwaGVy.dGFn",
                        NOT_SIGNED),
                Arguments.of("JSON serialization", "{\"payload\":\"e30\",\"signatures\":[]}", NOT_SIGNED),
                Arguments.of("too long", "a".repeat(TokenVerifier.LONGEST + 1), "too long"),
                Arguments.of("a header without end", "a".repeat(60_000) + ".e30.e30", NOT_SIGNED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void what_is_not_a_compact_jws_is_refused(String what, String token, String why) {
        assertInvalid(why, verifier.connection(token));
        assertInvalid(why, verifier.subscription(token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'alg':'none'} | not a signed token",
                "{'alg':'None'} | algorithm not accepted",
                "{'alg':'NONE'} | algorithm not accepted",
                "{'alg':'nOnE'} | algorithm not accepted",
                "{'alg':''} | algorithm not accepted",
                "{'alg':' '} | algorithm not accepted",
                "{'alg':null} | not a signed token",
                "{'alg':256} | not a signed token",
                "{'alg':['HS256']} | not a signed token",
                "{'typ':'JWT'} | not a signed token",
                "{} | not a signed token",
                "[] | not a signed token",
                "{'alg':'HS256','alg':'none'} | not a signed token",
                "{'alg':'hs256'} | algorithm not accepted",
                "{'alg':'HS1'} | algorithm not accepted",
                "{'alg':'HS256 '} | algorithm not accepted",
                "{'alg':'RS256'} | algorithm not accepted",
                "{'alg':'RS512'} | algorithm not accepted",
                "{'alg':'PS256'} | algorithm not accepted",
                "{'alg':'ES256'} | algorithm not accepted",
                "{'alg':'ES256K'} | algorithm not accepted",
                "{'alg':'EdDSA'} | algorithm not accepted",
                "{'alg':'HS384'} | signature does not match",
                "{'alg':'HS512'} | signature does not match",
                "{'alg':'dir','enc':'A128GCM'} | not a signed token",
                "{'alg':'HS256','b64':false,'crit':['b64']} | unencoded payload",
                "{'alg':'HS256','crit':['exp']} | signature does not match",
                "{'alg':'HS256','crit':'exp'} | not a signed token",
                "{'alg':'HS256','jwk':{'kty':'oct'}} | not a signed token",
            })
    void a_header_chooses_neither_algorithm_nor_rules(String header, String why) {
        // the signature itself is that of HS256 with the right secret
        String token = Jwt.withHeader(header.replace('\'', '"'), "HS256", Jwt.SECRET, "{}".getBytes(UTF_8));

        assertInvalid(why, verifier.connection(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256"})
    void an_unsigned_token_is_refused(String algorithm) {
        String token = Jwt.unsigned("{\"alg\":\"" + algorithm + "\"}", "{\"sub\":\"anna\"}");

        assertInvalid(NOT_SIGNED, verifier.connection(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"kid\":\"../../etc/passwd\",\"jku\":\"http://evil.test/keys\"}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"cty\":\"x\",\"more\":[1]}",
                "{\"alg\":\"HS256\"}"
            })
    void other_header_parameters_mean_nothing(String header) {
        String token = Jwt.withHeader(header, "HS256", Jwt.SECRET, "{\"sub\":\"anna\"}".getBytes(UTF_8));

        assertEquals("anna", valid(verifier.connection(token)).user());
    }

    @Test
    void a_token_of_another_secret_is_refused() {
        assertInvalid(SIGNATURE, verifier.connection(Jwt.of("HS256", "Secret", "{}")));
        assertInvalid(SIGNATURE, verifier.connection(Jwt.of("HS512", "secret2", "{}")));
    }

    @Test
    void every_tampered_character_is_noticed() {
        String good = Jwt.of("{\"sub\":\"anna\",\"exp\":" + (Configs.NOW + 60) + "}");
        // the very last character carries bits that belong to no byte
        for (int i = 0; i < good.length() - 1; i++) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = good.substring(0, i) + other + good.substring(i + 1);
            assertInstanceOf(Verification.Invalid.class, verifier.connection(tampered), "character " + i);
        }
    }

    @Test
    void a_signature_proves_only_the_claims_that_it_was_made_for() {
        String annas = Jwt.of("{\"sub\":\"anna\"}");
        String berts = Jwt.of("{\"sub\":\"bert\"}");
        String mixed = berts.substring(0, berts.lastIndexOf('.')) + annas.substring(annas.lastIndexOf('.'));

        assertInvalid(SIGNATURE, verifier.connection(mixed));
    }

    @Test
    void without_a_secret_no_token_is_good() {
        ImmediateVerifier none = new ImmediateVerifier(Configs.secrets("", Jwt.SECRET, null), Configs.CLOCK);

        assertInvalid("no key is configured", none.connection(Jwt.of("{}")));
        assertInvalid("no key is configured", none.subscription(Jwt.of("{\"channel\":\"news\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "1", "{", "{}{}", "{'sub':'anna'}", "{\"sub\":\"a\",\"sub\":\"b\"}"
            })
    void claims_are_one_json_object(String claims) {
        String why = claims.isEmpty() ? NOT_SIGNED : NOT_AN_OBJECT;

        assertInvalid(why, verifier.connection(Jwt.of(claims)));
    }

    @Test
    void a_token_within_a_token_is_refused() {
        String nested = Jwt.withHeader(
                "{\"alg\":\"HS256\",\"cty\":\"JWT\"}",
                "HS256",
                Jwt.SECRET,
                Jwt.of("{\"sub\":\"anna\"}").getBytes(UTF_8));

        assertInvalid(NOT_AN_OBJECT, verifier.connection(nested));
    }

    @Test
    void claims_in_another_encoding_are_refused() {
        byte[] latin1 = "{\"sub\":\"Zo\u00eb\"}".getBytes(ISO_8859_1);

        assertInvalid(
                NOT_AN_OBJECT, verifier.connection(Jwt.withHeader("{\"alg\":\"HS256\"}", "HS256", Jwt.SECRET, latin1)));
    }

    @Test
    void bottomless_claims_are_refused_without_using_up_the_stack() {
        String deep = "{\"info\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertInvalid(NOT_AN_OBJECT, verifier.connection(Jwt.of(deep)));
    }

    @Test
    void a_token_of_the_longest_length_is_read() {
        int room = (TokenVerifier.LONGEST - 100) / 4 * 3;
        String token = Jwt.of("{\"sub\":\"anna\",\"info\":\"" + "x".repeat(room - 100) + "\"}");

        assertEquals(room - 98, valid(verifier.connection(token)).info().length());
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
    void random_garbage_is_refused_and_never_an_exception() {
        Random random = new Random(2);
        String good = Jwt.of("{\"sub\":\"anna\",\"info\":{\"a\":[1,2]},\"exp\":" + (Configs.NOW + 9) + "}");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder token = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(token.length());
                char letter = (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : '!' + random.nextInt(94));
                token.setCharAt(at, letter);
            }
            var outcome = verifier.connection(token.toString());
            if (outcome instanceof Verification.Valid<ConnectionClaims> lucky) {
                assertEquals("anna", lucky.claims().user(), "seed 2, round " + round);
            }
        }
    }

    @Test
    void random_signed_claims_are_never_an_exception() {
        Random random = new Random(3);
        String good =
                "{\"sub\":\"anna\",\"exp\":1800000009,\"info\":{\"a\":[1]},\"subs\":{\"n\":{\"data\":1}},\"aud\":[\"x\"]}";
        int understood = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] claims = good.getBytes(UTF_8);
            claims[random.nextInt(claims.length)] = (byte) random.nextInt(256);
            String token = Jwt.withHeader("{\"alg\":\"HS256\"}", "HS256", Jwt.SECRET, claims);
            understood += verifier.connection(token) instanceof Verification.Valid ? 1 : 0;
        }
        assertNotEquals(0, understood);
        assertNotEquals(5_000, understood);
    }

    @Test
    void each_moment_is_asked_of_the_clock() {
        Clock late = Configs.justBefore(100);
        String token = Jwt.of("{\"exp\":" + (Configs.NOW + 50) + "}");

        assertInstanceOf(Verification.Valid.class, verifier.connection(token));
        assertInstanceOf(Verification.Expired.class, new ImmediateVerifier(Configs.TOKEN, late).connection(token));
    }

    private static <C> C valid(Verification<C> outcome) {
        Object valid = assertInstanceOf(Verification.Valid.class, outcome, outcome::toString);
        @SuppressWarnings("unchecked")
        C claims = ((Verification.Valid<C>) valid).claims();
        return claims;
    }

    private static void assertInvalid(String why, Verification<?> outcome) {
        assertEquals(new Verification.Invalid<>(why), outcome);
    }
}

package io.tidings.security;

import static io.tidings.security.ImmediateVerifier.assertInvalid;
import static io.tidings.security.ImmediateVerifier.valid;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token has to look like, from its dots to the JSON of its claims, and what its signature proves. */
class TokenFormTest {

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
}

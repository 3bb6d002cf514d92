package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HmacSecretTest {

    /** Around the lengths where Nimbus and HMAC change their minds: hash sizes 32, 48, 64 and blocks 64, 128. */
    static Stream<Arguments> secrets_and_algorithms() {
        return Stream.of(1, 6, 31, 32, 47, 48, 63, 64, 65, 127, 128, 129, 500)
                .flatMap(length ->
                        Stream.of("HS256", "HS384", "HS512").map(algorithm -> Arguments.of(algorithm, length)));
    }

    @ParameterizedTest
    @MethodSource("secrets_and_algorithms")
    void secrets_of_every_length_agree_with_the_jdk(String algorithm, int length) throws ParseException {
        String secret = "k".repeat(length);
        JWSObject token = JWSObject.parse(Jwt.of(algorithm, secret, "{}"));

        assertTrue(new HmacSecret(secret).signed(token));
        assertFalse(new HmacSecret(secret + "x").signed(token));
    }

    @Test
    void the_key_is_the_secret_in_utf_8() throws ParseException {
        String secret = "s\u00e9cret \u20ac \ud83e\udd9c";

        assertTrue(new HmacSecret(secret).signed(JWSObject.parse(Jwt.of("HS256", secret, "{}"))));
    }

    @Test
    void a_token_from_elsewhere_is_recognised() throws ParseException {
        // the example that every JWT tutorial shows
        JWSObject token = JWSObject.parse("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                + "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
                + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");

        assertTrue(new HmacSecret("your-256-bit-secret").signed(token));
        assertFalse(new HmacSecret("your-256-bit-secret2").signed(token));
    }

    @Test
    void an_algorithm_that_is_no_hmac_is_a_no_and_not_an_exception() throws ParseException {
        JWSObject token =
                JWSObject.parse(Jwt.withHeader("{\"alg\":\"RS256\"}", "HS256", Jwt.SECRET, new byte[] {'{', '}'}));

        assertFalse(new HmacSecret(Jwt.SECRET).signed(token));
    }

    @Test
    void an_empty_secret_is_no_secret() {
        assertThrows(IllegalArgumentException.class, () -> new HmacSecret(""));
    }

    @Test
    void only_the_three_hmacs_are_on_the_list() {
        assertEquals(
                List.of("HS256", "HS384", "HS512"),
                HmacSecret.ALGORITHMS.stream().map(Object::toString).sorted().toList());
    }
}

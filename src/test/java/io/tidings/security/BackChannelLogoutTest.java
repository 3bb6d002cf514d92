package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider may say about a logout, and what only looks like it: section 2.6 of Back-Channel Logout 1.0. */
class BackChannelLogoutTest {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final FakeProvider provider = new FakeProvider();
    private final FakeEnding ending = new FakeEnding();
    private final OidcLogins logins = new OidcLogins(ending);
    private BackChannelLogout backChannel;

    /** Two sessions of anna, one of ben. */
    @BeforeEach
    void logIn() {
        backChannel = new BackChannelLogout(provider.party(), logins, Configs.CLOCK);
        begin("anna", "s1");
        begin("anna", "s2");
        begin("ben", "s3");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_session_ends_and_no_other() {
        assertNull(backChannel.accept(token(claims -> {})));
        assertEquals(List.of("anna-s1"), ending.loggedOut);
    }

    @Test
    void without_a_session_all_of_the_user_end() {
        assertNull(backChannel.accept(token(claims -> claims.remove("sid"))));
        assertEquals(
                List.of("anna-s1", "anna-s2"),
                ending.loggedOut.stream().sorted().toList());
    }

    @Test
    void without_a_user_the_session_tells_who_it_is() {
        assertNull(backChannel.accept(token(claims -> {
            claims.remove("sub");
            claims.put("sid", "s3");
        })));
        assertEquals(List.of("ben-s3"), ending.loggedOut);
    }

    @Test
    void a_session_that_nobody_has_here_is_no_problem() {
        assertNull(backChannel.accept(token(claims -> claims.put("sid", "other"))));
        assertNull(backChannel.accept(token(claims -> {
            claims.put("jti", "2");
            claims.put("sub", "ben");
        })));
        assertEquals(List.of(), ending.loggedOut);
    }

    @Test
    void a_token_counts_once() {
        String token = token(claims -> {});
        assertNull(backChannel.accept(token));
        begin("anna", "s1");

        assertEquals(400, backChannel.accept(token).status());
        assertEquals(List.of("anna-s1"), ending.loggedOut);
    }

    static Stream<WrongToken> wrongs() {
        return Stream.of(
                new WrongToken("an ID token", claims -> claims.put("nonce", "x")),
                new WrongToken("no event", claims -> claims.remove("events")),
                new WrongToken("another event", claims -> claims.put("events", Map.of("x", Map.of()))),
                new WrongToken("an event that is no object", claims -> claims.put("events", Map.of(EVENT, "x"))),
                new WrongToken("of nobody", claims -> claims.keySet().removeAll(List.of("sub", "sid"))),
                new WrongToken("without an id", claims -> claims.remove("jti")),
                new WrongToken("without a time", claims -> claims.remove("iat")),
                new WrongToken("without an end", claims -> claims.remove("exp")),
                new WrongToken("expired", claims -> claims.put("exp", Configs.NOW)),
                new WrongToken("for another application", claims -> claims.put("aud", "payroll")),
                new WrongToken("of another issuer", claims -> claims.put("iss", "https://other.example")));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void what_is_no_logout_token_ends_nothing(WrongToken wrong) {
        assertEquals(400, backChannel.accept(token(wrong.change())).status());
        assertEquals(List.of(), ending.loggedOut);
    }

    @Test
    void what_the_provider_did_not_sign_ends_nothing() {
        String claims = JSONObjectUtils.toJSONString(claims());
        for (String token : List.of(
                Jwt.unsigned("{\"alg\":\"none\"}", claims),
                Jwt.of("HS256", FakeProvider.SECRET, claims),
                Jwt.of("HS256", FakeProvider.KEY.toPublicJWK().toJSONString(), claims),
                token(any -> {}).replaceFirst("\\.[^.]*$", ".AAAA"),
                "x".repeat(100_000),
                "")) {
            assertEquals(400, backChannel.accept(token).status(), token);
        }
        assertEquals(List.of(), ending.loggedOut);
    }

    @Test
    void a_provider_whose_keys_cannot_be_asked_is_to_come_again() {
        BackChannelLogout alone = new BackChannelLogout(provider.party(), logins, Configs.CLOCK);
        String token = token(claims -> {});
        provider.close();

        assertEquals(503, alone.accept(token).status());
        assertEquals(503, alone.accept(token).status());
        assertEquals(List.of(), ending.loggedOut);
    }

    @Test
    void a_token_of_a_key_that_is_not_known_may_come_again() {
        assertNull(backChannel.accept(token(claims -> {})));
        String other = SignedTokens.of(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(),
                FakeProvider.KEY,
                JSONObjectUtils.toJSONString(claims()));
        // the keys were read a moment ago, so nobody looks again for a minute: it may come again
        assertEquals(503, backChannel.accept(other).status());
    }

    private void begin(String subject, String session) {
        String name = subject + "-" + session;
        OidcLogin any = OidcLoginsTest.login(name, name);
        logins.begin(
                new OidcLogin(name, subject, any.roles(), any.proof(), subject, session, "i", "r"),
                FakeHttpSession.empty());
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = provider.claims();
        claims.put("jti", "1");
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private String token(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = claims();
        change.accept(claims);
        return FakeProvider.signed(claims);
    }
}

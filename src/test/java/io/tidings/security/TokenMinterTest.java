package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.config.TokenConfig;
import io.tidings.hub.Grant;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Proof;
import io.tidings.protocol.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are checked with the JDK's HMAC, by {@link Jwt#claims}. */
class TokenMinterTest {

    private static final Proof MINTED = new Proof("", Configs.NOW);

    private static final long NOW = Configs.NOW;

    private final TokenMinter minter = new TokenMinter(Configs.TOKEN, Configs.CLOCK);
    private final ImmediateVerifier verifier = new ImmediateVerifier(Configs.TOKEN, Configs.CLOCK);

    @Test
    void a_connection_token_is_a_signed_jwt_with_these_claims() {
        Payload info = Payload.json("{\"name\":\"Anna\",\"n\":1.50}");
        String token = minter.connection("anna", Duration.ofHours(1), info, List.of("news", "chat:lobby"));

        assertEquals("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", Jwt.part(token, 0));
        assertEquals(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"exp\":1800003600,\"channels\":[\"news\",\"chat:lobby\"],"
                        + "\"info\":{\"name\":\"Anna\",\"n\":1.50}}",
                Jwt.claims(token, Jwt.SECRET));
    }

    @Test
    void a_subscription_token_has_a_channel() {
        String token = minter.subscription("anna", "chat:lobby", Duration.ofSeconds(90), null);

        assertEquals(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"exp\":1800000090,\"channel\":\"chat:lobby\"}",
                Jwt.claims(token, Jwt.SECRET));
    }

    @Test
    void an_anonymous_token_without_end_says_only_when_it_was_made() {
        String token = minter.connection("", Duration.ZERO, null, List.of());

        assertEquals("{\"iat\":1800000000}", Jwt.claims(token, Jwt.SECRET));
    }

    @Test
    void the_server_accepts_what_it_mints() {
        Payload info = Payload.json("[1]");

        assertEquals(
                new Verification.Valid<>(new ConnectionClaims(
                        "anna", NOW + 9, info, Map.of("news", Grant.PLAIN), MINTED, Set.of(), List.of())),
                verifier.connection(minter.connection("anna", Duration.ofSeconds(9), info, List.of("news"))));
        assertEquals(
                new Verification.Valid<>(new SubscriptionClaims(
                        "anna", "news", "", new Grant(NOW + 9, info, null, OptionOverride.NONE, MINTED))),
                verifier.subscription(minter.subscription("anna", "news", Duration.ofSeconds(9), info)));
    }

    @Test
    void audience_issuer_and_user_id_claim_are_those_the_server_looks_for() {
        TokenConfig config = new TokenConfig("a much longer secret", "", null, "hub", "portal", "login");
        String token = new TokenMinter(config, Configs.CLOCK).connection("anna", Duration.ZERO, null, List.of());

        assertEquals(
                "{\"login\":\"anna\",\"iat\":1800000000,\"aud\":\"hub\",\"iss\":\"portal\"}",
                Jwt.claims(token, "a much longer secret"));
        assertEquals(
                new Verification.Valid<>(new ConnectionClaims("anna", 0, null, Map.of(), MINTED, Set.of(), List.of())),
                new ImmediateVerifier(config, Configs.CLOCK).connection(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zo\u00eb", "\u738b\u5c0f\u660e", "\ud83e\udd9c", "say \"hi\"\\", "<script>", "\u2028", "a\nb"})
    void names_survive_the_journey(String name) {
        assertEquals(
                new Verification.Valid<>(
                        new ConnectionClaims(name, 0, null, Map.of(name, Grant.PLAIN), MINTED, Set.of(), List.of())),
                verifier.connection(minter.connection(name, Duration.ZERO, null, List.of(name))));
        assertEquals(
                new Verification.Valid<>(
                        new SubscriptionClaims(name, name, "", new Grant(0, null, null, OptionOverride.NONE, MINTED))),
                verifier.subscription(minter.subscription(name, name, Duration.ZERO, null)));
    }

    @Test
    void what_makes_no_token_is_an_illegal_argument() {
        assertThrows(
                IllegalArgumentException.class, () -> new TokenMinter(Configs.secrets("", "old", null), Configs.CLOCK));
        assertThrows(
                IllegalArgumentException.class,
                () -> minter.connection("anna", Duration.ofSeconds(-1), null, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> minter.subscription("anna", "", Duration.ofSeconds(1), null));
    }
}

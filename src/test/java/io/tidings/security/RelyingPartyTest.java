package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.tidings.security.LoginAttempts.Attempt;
import io.tidings.security.RelyingParty.Answered;
import io.tidings.security.RelyingParty.Step;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in with a provider that says what each test wants. */
class RelyingPartyTest {

    private final FakeProvider provider = new FakeProvider();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_browser_is_sent_to_the_provider_with_all_that_the_specifications_ask() {
        Step.Away away = begin(provider.party());
        Map<String, String> query = query(away);

        assertTrue(away.address().toString().contains("/login?theme=dark&"), () -> "" + away.address());
        assertEquals("code", query.get("response_type"));
        assertEquals(FakeProvider.CLIENT, query.get("client_id"));
        assertEquals(FakeProvider.BACK, query.get("redirect_uri"));
        assertEquals("openid profile", query.get("scope"));
        assertEquals(away.state(), query.get("state"));
        assertEquals("S256", query.get("code_challenge_method"));
        assertTrue(query.get("code_challenge").matches("[\\w-]{43}"), query::toString);
        assertTrue(query.get("nonce").matches("[\\w-]{43}"), query::toString);
    }

    @Test
    void a_code_becomes_a_login() {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        provider.gives(provider.idToken(query(away).get("nonce"), claims -> {}), "r1");

        OidcLogin login = assertInstanceOf(Step.In.class, finish(party, away)).login();
        assertEquals("anna", login.getName());
        assertEquals(Set.of("member"), login.roles());
        assertEquals("s1", login.session());
        assertEquals("r1", login.refreshToken());
        assertEquals(Configs.NOW, login.proof().issuedAt());
        assertNotEquals(login.key(), login.proof().id());
    }

    @Test
    void the_provider_can_tell_that_the_code_is_ours() {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        finish(party, away);

        Map<String, String> asked = provider.asked.get(0);
        assertEquals("authorization_code", asked.get("grant_type"));
        assertEquals("c", asked.get("code"));
        assertEquals(FakeProvider.BACK, asked.get("redirect_uri"));
        assertEquals(query(away).get("code_challenge"), new Attempt("", "", asked.get("code_verifier")).challenge());
        String basic =
                new String(Base64.getDecoder().decode(asked.get("Authorization").substring("Basic ".length())));
        // RFC 6749 section 2.3.1: each part is encoded as in a form
        assertEquals("tidings:a+secret%3A+100+%25%2C+and+more+than+thirty-two+bytes", basic);
    }

    @Test
    void the_secret_goes_into_the_form_where_the_provider_wants_it_there() {
        provider.saysOfItself = Map.of("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        RelyingParty party = provider.party();
        finish(party, begin(party));

        Map<String, String> asked = provider.asked.get(0);
        assertEquals("null", asked.get("Authorization"));
        assertEquals(FakeProvider.CLIENT, asked.get("client_id"));
        assertEquals(FakeProvider.SECRET, asked.get("client_secret"));
    }

    static Stream<WrongToken> wrongs() {
        return Stream.of(
                new WrongToken("other nonce", claims -> claims.put("nonce", "x")),
                new WrongToken("no nonce", claims -> claims.remove("nonce")),
                new WrongToken("for another application", claims -> claims.put("aud", "payroll")),
                new WrongToken(
                        "for several, issued to nobody", claims -> claims.put("aud", List.of("tidings", "payroll"))),
                new WrongToken("issued to another application", claims -> claims.put("azp", "payroll")),
                new WrongToken("of another issuer", claims -> claims.put("iss", "http://localhost/other")),
                new WrongToken("expired", claims -> claims.put("exp", Configs.NOW)),
                new WrongToken("not yet valid", claims -> claims.put("nbf", Configs.NOW + 1)),
                new WrongToken("without an end", claims -> claims.remove("exp")),
                new WrongToken("without a beginning", claims -> claims.remove("iat")),
                new WrongToken("of nobody", claims -> claims.remove("sub")),
                new WrongToken("roles that are none", claims -> claims.put("realm", Map.of("roles", List.of(1)))));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void an_id_token_that_is_not_good_is_403(WrongToken wrong) {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        provider.gives(provider.idToken(query(away).get("nonce"), wrong.change()), "");

        assertEquals(403, refusal(finish(party, away)).status());
    }

    @ParameterizedTest
    @CsvSource({"none", "HS256 with our secret", "HS256 with its key", "a key of somebody else", "nothing"})
    void a_signature_that_is_not_the_providers_is_403(String how) throws JOSEException {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        Map<String, Object> claims = provider.claims();
        claims.put("nonce", query(away).get("nonce"));
        String json = JSONObjectUtils.toJSONString(claims);
        provider.gives(
                switch (how) {
                    case "none" -> Jwt.unsigned("{\"alg\":\"none\"}", json);
                    case "HS256 with our secret" -> Jwt.of("HS256", FakeProvider.SECRET, json);
                    case "HS256 with its key" ->
                        Jwt.of("HS256", FakeProvider.KEY.toPublicJWK().toJSONString(), json);
                    case "a key of somebody else" ->
                        SignedTokens.of(new RSAKeyGenerator(2048).keyID("its").generate(), JWSAlgorithm.RS256, json);
                    default -> "";
                },
                "");

        assertEquals(403, refusal(finish(party, away)).status());
    }

    @Test
    void who_comes_back_without_having_gone_or_from_another_server_is_400() {
        RelyingParty party = provider.party();
        assertEquals(
                400,
                refusal(party.finish(new Answered("x", "c", "", ""), FakeProvider.BACK))
                        .status());
        Step.Away away = begin(provider.party());
        provider.gives(provider.idToken(query(away).get("nonce"), claims -> {}), "");
        // another node computes another nonce from the same name
        assertEquals(403, refusal(finish(party, away)).status());
    }

    @ParameterizedTest
    @CsvSource({"access_denied, 403", "login_required, 403", "temporarily_unavailable, 503", "server_error, 503"})
    void what_the_provider_says_no_with_is_a_status(String error, int status) {
        RelyingParty party = provider.party();
        String state = begin(party).state();
        assertEquals(
                status,
                refusal(party.finish(new Answered(state, "", error, ""), FakeProvider.BACK))
                        .status());
        assertTrue(provider.asked.isEmpty());
    }

    @Test
    void an_answer_of_another_provider_is_403_and_its_code_goes_nowhere() {
        RelyingParty party = provider.party();
        String state = begin(party).state();
        Step step = party.finish(new Answered(state, "c", "", "https://other.example"), FakeProvider.BACK);

        assertEquals(403, refusal(step).status());
        assertTrue(provider.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant, 403", "401, invalid_client, 503", "400, invalid_request, 503", "500, x, 503"})
    void a_code_that_is_used_is_403_and_what_is_our_fault_is_503(int with, String error, int status) {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        provider.refuses(with, error);

        Refusal refusal = refusal(finish(party, away));
        assertEquals(status, refusal.status());
        assertEquals(status == 503 ? "Retry-After" : null, refusal.header());
    }

    @Test
    void a_provider_that_is_down_is_503_and_nobody_waits() {
        RelyingParty party = provider.party();
        Step.Away away = begin(party);
        provider.close();
        assertEquals(503, refusal(finish(party, away)).status());

        RelyingParty late = provider.party();
        assertEquals(503, refusal(late.begin(FakeProvider.BACK)).status());
        assertEquals(503, refusal(finish(late, begin(party))).status());
    }

    @Test
    void a_description_of_another_issuer_is_none() {
        provider.saysOfItself = Map.of("issuer", "https://other.example");
        assertEquals(503, refusal(provider.party().begin(FakeProvider.BACK)).status());
    }

    @Test
    void a_logout_leads_to_the_provider_if_that_has_a_page_for_it() {
        String address = String.valueOf(provider.party().logoutAddress(RelyingPartyRenewalTest.login()));
        Map<String, String> query = FakeProvider.form(address.substring(address.indexOf('?') + 1));
        assertEquals(Map.of("client_id", FakeProvider.CLIENT, "id_token_hint", "i1"), query);

        provider.saysOfItself = Map.of("end_session_endpoint", List.of());
        assertNull(provider.party().logoutAddress(RelyingPartyRenewalTest.login()));
    }

    private static Step.Away begin(RelyingParty party) {
        return assertInstanceOf(Step.Away.class, party.begin(FakeProvider.BACK));
    }

    private static Step finish(RelyingParty party, Step.Away away) {
        return party.finish(new Answered(away.state(), "c", "", ""), FakeProvider.BACK);
    }

    private static Map<String, String> query(Step.Away away) {
        return FakeProvider.form(away.address().getRawQuery());
    }

    private static Refusal refusal(Step step) {
        return assertInstanceOf(Step.Refused.class, step).why();
    }
}

package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.config.AuthConfig;
import io.tidings.config.AuthMode;
import io.tidings.config.IpAddress;
import io.tidings.config.OidcConfig;
import io.tidings.config.TestConfig;
import io.tidings.hub.Authentication;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Limit;
import io.tidings.hub.Proof;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a request comes from, by each way to say it and in each mode. */
class LoginsTest {

    private static final IpAddress HOME = IpAddress.parse("203.0.113.1").orElseThrow();
    private static final Credentials BEN = new Credentials("ben", 0, null, Map.of());

    private final FakeNanos nanos = new FakeNanos();
    private final Tickets tickets = new Tickets(nanos);
    private final List<Limit> limits = new ArrayList<>();
    private CompletableFuture<Decision<Credentials>> bearer = granted(BEN);

    @ParameterizedTest
    @CsvSource({"BOTH, anna", "CONTAINER, anna", "ANONYMOUS, anna", "TOKEN, "})
    void a_password_that_the_container_knows_is_a_login_where_logins_count(AuthMode mode, String user) {
        assertEquals(user, user(admit(mode, from(basic("anna:demo")))));
    }

    @Test
    void a_login_is_the_containers_with_the_roles_that_are_asked_for_and_the_time() {
        Admission admission = admit(AuthMode.BOTH, from(basic("anna:demo")));

        assertEquals(
                new Credentials(
                        "anna",
                        0,
                        null,
                        Map.of(),
                        new Authentication("container", Set.of("publisher"), new Proof("", Configs.NOW))),
                visitor(admission).credentials());
    }

    @Test
    void the_container_is_asked_for_the_roles_that_rules_in_code_want_to_see() {
        var auth = new AuthConfig(AuthMode.BOTH, "", Set.of("night-shift"), OidcConfig.OFF);
        var request = new HttpServletRequestWrapper(FakeRequest.by("anna", "203.0.113.1")) {
            @Override
            public boolean isUserInRole(String role) {
                return !role.equals("admin");
            }
        };
        assertEquals(
                Set.of("publisher", "night-shift"),
                visitor(logins(auth).admit(request, HOME, true))
                        .credentials()
                        .authentication()
                        .roles());
    }

    @Test
    void an_identity_provider_says_all_roles_whether_anything_asks_for_them_or_not() {
        var login = new OidcLogin("k", "anna", Set.of("day-shift"), new Proof("p", 1), "s", "", "i", "");
        var request = new HttpServletRequestWrapper(from()) {
            @Override
            public Principal getUserPrincipal() {
                return login;
            }
        };
        assertEquals(
                new Authentication("oidc", Set.of("day-shift"), login.proof()),
                visitor(admit(AuthMode.BOTH, request)).credentials().authentication());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "anna:", "nobody:demo", "anna", ":demo", ""})
    void a_wrong_password_is_401_with_a_challenge(String credentials) {
        Refusal refusal = refusal(admit(AuthMode.BOTH, from(basic(credentials))));

        assertEquals(401, refusal.status());
        assertEquals("Basic realm=\"tidings\"", refusal.value());
    }

    @Test
    void what_is_no_base64_is_no_password() {
        assertEquals(
                401,
                refusal(admit(AuthMode.BOTH, from("Authorization: Basic %%%"))).status());
    }

    @Test
    void a_password_may_have_colons_and_any_letters() {
        assertEquals("zo\u00eb", user(admit(AuthMode.BOTH, from(basic("zo\u00eb:a:b:\u00fc")))));
    }

    @Test
    void who_the_container_knows_already_is_not_asked_again_but_cannot_be_somebody_else() {
        assertEquals("anna", user(admit(AuthMode.BOTH, FakeRequest.by("anna", "203.0.113.1"))));
        assertEquals("anna", user(admit(AuthMode.BOTH, FakeRequest.by("anna", "203.0.113.1", basic("anna:demo")))));
        assertEquals(
                401,
                refusal(admit(AuthMode.BOTH, FakeRequest.by("anna", "203.0.113.1", basic("zo\u00eb:a:b:\u00fc"))))
                        .status());
    }

    @ParameterizedTest
    @EnumSource
    void a_bearer_token_is_looked_at_in_every_mode(AuthMode mode) {
        assertEquals("ben", user(admit(mode, from("Authorization: Bearer x"))));
        assertEquals("ben", user(admit(mode, from("authorization: bEARER   x"))));
    }

    @Test
    void an_invalid_or_expired_bearer_token_is_401() {
        bearer = refused(DisconnectCode.INVALID_TOKEN);
        assertEquals(
                401,
                refusal(admit(AuthMode.BOTH, from("Authorization: Bearer x"))).status());
        bearer = CompletableFuture.completedFuture(Decision.refused(ErrorCode.TOKEN_EXPIRED));
        Refusal expired = refusal(admit(AuthMode.BOTH, from("Authorization: Bearer x")));
        assertEquals(401, expired.status());
        assertEquals("Bearer error=\"invalid_token\"", expired.value());
    }

    @Test
    void a_bearer_token_that_cannot_be_checked_now_is_503_and_nobody_waits() {
        bearer = new CompletableFuture<>();
        Refusal later = refusal(admit(AuthMode.BOTH, from("Authorization: Bearer x")));
        assertEquals(503, later.status());
        assertEquals("1", later.value());
        bearer = CompletableFuture.completedFuture(Decision.refused(ErrorCode.INTERNAL));
        assertEquals(
                503,
                refusal(admit(AuthMode.BOTH, from("Authorization: Bearer x"))).status());
    }

    @ParameterizedTest
    @CsvSource({"BOTH, 0", "TOKEN, 0", "ANONYMOUS, 0", "CONTAINER, 401"})
    void who_says_nothing_is_let_in_unless_the_container_is_to_know_everybody(AuthMode mode, int status) {
        Admission admission = admit(mode, from("User-Agent: x", "Cookie: a=b"));

        if (status == 0) {
            assertEquals(new Admission.Admitted(null), admission);
        } else {
            assertEquals(status, refusal(admission).status());
            assertEquals("WWW-Authenticate", refusal(admission).header());
        }
    }

    @Test
    void two_authorizations_are_one_too_many() {
        HttpServletRequest request = from(basic("anna:demo"), "Authorization: Bearer x");
        assertEquals(400, refusal(admit(AuthMode.BOTH, request)).status());
    }

    @Test
    void a_scheme_of_somebody_else_is_left_to_them() {
        assertEquals(new Admission.Admitted(null), admit(AuthMode.BOTH, from("Authorization: apikey x")));
    }

    @Test
    void who_has_not_the_role_may_not_connect() {
        AuthConfig strict = auth(AuthMode.CONTAINER, "publisher");
        assertEquals("anna", user(logins(strict).admit(from(basic("anna:demo")), HOME, true)));
        assertEquals(
                403,
                refusal(logins(strict).admit(from(basic("zo\u00eb:a:b:\u00fc")), HOME, true))
                        .status());
    }

    @Test
    void a_ticket_among_the_subprotocols_is_good_once() {
        String ticket = tickets.issue(BEN);
        String header = "Sec-WebSocket-Protocol: centrifuge-json, " + ticket;

        assertEquals("ben", user(admit(AuthMode.CONTAINER, from(header))));
        assertEquals(401, refusal(admit(AuthMode.CONTAINER, from(header))).status());
    }

    @Test
    void who_guesses_has_to_wait_whatever_he_says_then() {
        Logins logins = logins(auth(AuthMode.BOTH, ""));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    401,
                    refusal(logins.admit(from(basic("anna:guess")), HOME, true)).status());
        }
        Refusal wait = refusal(logins.admit(from(basic("anna:demo")), HOME, true));
        assertEquals(429, wait.status());
        assertEquals("1", wait.value());
        assertEquals(List.of(Limit.FAILED_AUTHENTICATIONS), limits);
        assertEquals(429, status(logins.wrongLogin(from(basic("anna:demo")), HOME)));
    }

    @Test
    void where_roles_are_asked_a_password_logs_in_and_a_wrong_one_is_told() {
        Logins logins = logins(auth(AuthMode.BOTH, ""));
        HttpServletRequest request = from(basic("anna:demo"));
        assertNull(logins.wrongLogin(request, HOME));
        assertEquals("anna", request.getUserPrincipal().getName());
        assertNull(logins.wrongLogin(from("X-API-Key: k"), HOME));
        assertEquals(401, status(logins.wrongLogin(from(basic("anna:wrong")), HOME)));
        assertEquals(400, status(logins.wrongLogin(from(basic("anna:demo"), basic("anna:demo")), HOME)));
    }

    @ParameterizedTest
    @EnumSource(value = AuthMode.class, names = "CONTAINER", mode = EnumSource.Mode.EXCLUDE)
    void a_page_of_a_stranger_has_no_use_for_a_login(AuthMode mode) {
        Logins logins = logins(auth(mode, ""));
        HttpServletRequest cookie = FakeRequest.by("anna", "203.0.113.1");
        HttpServletRequest remembered = from(basic("anna:demo"));
        assertEquals(new Admission.Admitted(null), logins.admit(cookie, HOME, false));
        assertEquals(new Admission.Admitted(null), logins.admit(remembered, HOME, false));
    }

    @Test
    void a_page_of_a_stranger_connects_where_everybody_logs_in_with_a_token_alone() {
        Logins logins = logins(auth(AuthMode.CONTAINER, ""));
        HttpServletRequest cookie = FakeRequest.by("anna", "203.0.113.1");
        assertEquals(401, refusal(logins.admit(cookie, HOME, false)).status());
        assertEquals("ben", user(logins.admit(from("Authorization: Bearer x"), HOME, false)));
    }

    private static AuthConfig auth(AuthMode mode, String role) {
        return new AuthConfig(mode, role, Set.of(), OidcConfig.OFF);
    }

    private Admission admit(AuthMode mode, HttpServletRequest request) {
        return logins(auth(mode, "")).admit(request, HOME, true);
    }

    private Logins logins(AuthConfig auth) {
        var limit = TestConfig.with("tidings.limit.authentication_failures=2").limit();
        return new Logins(
                auth,
                Set.of("publisher", "admin"),
                token -> bearer,
                tickets,
                new FailedAuthentications(limit, nanos),
                limits::add,
                Configs.CLOCK);
    }

    private static HttpServletRequest from(String... headers) {
        return FakeRequest.from("203.0.113.1", headers);
    }

    private static String basic(String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String user(Admission admission) {
        Visitor visitor = assertInstanceOf(Admission.Admitted.class, admission).visitor();
        return visitor == null ? null : visitor.getName();
    }

    private static Visitor visitor(Admission admission) {
        return assertInstanceOf(Admission.Admitted.class, admission).visitor();
    }

    private static Refusal refusal(Admission admission) {
        return assertInstanceOf(Admission.Refused.class, admission).refusal();
    }

    private static int status(Refusal refusal) {
        return refusal == null ? 0 : refusal.status();
    }

    private static CompletableFuture<Decision<Credentials>> granted(Credentials who) {
        return CompletableFuture.completedFuture(Decision.granted(who));
    }

    private static CompletableFuture<Decision<Credentials>> refused(DisconnectCode why) {
        return CompletableFuture.completedFuture(Decision.refused(why));
    }
}

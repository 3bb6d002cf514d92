package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.IpAddress;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiAccessTest {

    private static final String KEY = "tidings.http_api.key=the-key";

    private final FakeNanos clock = new FakeNanos();
    private final List<Limit> refused = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final EntranceListener heard =
            (request, address, refusal) -> told.add(address + " " + refusal.status() + " " + refusal.title());
    private ApiAccess access;

    private void configure(String... settings) {
        TidingsConfig config = TestConfig.with(settings);
        access = new ApiAccess(config, new FailedAuthentications(config.limit(), clock), refused::add, heard);
    }

    private static HttpServletRequest request(String... headers) {
        return FakeRequest.from("192.0.2.1", headers);
    }

    private static String basic(String credentials) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    private void assertAllowed(HttpServletRequest request) {
        assertNull(access.refusal(request));
    }

    private void assertRefused(int status, String title, HttpServletRequest request) {
        Refusal refusal = access.refusal(request);
        assertNotNull(refusal);
        assertEquals(status + " " + title, refusal.status() + " " + refusal.title());
        if (status == 401) {
            assertEquals("WWW-Authenticate: apikey realm=\"tidings\"", refusal.header() + ": " + refusal.value());
        }
    }

    @Test
    void each_refusal_is_told_of() {
        configure(KEY);
        assertAllowed(request("X-API-Key: the-key"));
        assertRefused(401, "wrong key", request("X-API-Key: another"));
        assertEquals(List.of("192.0.2.1 401 wrong key"), told);
    }

    @Test
    void who_brings_the_key_may_ask() {
        configure(KEY);
        assertAllowed(request("X-API-Key: the-key"));
        assertAllowed(request("Authorization: apikey the-key"));
        assertAllowed(request("authorization: ApiKey the-key"));
        assertRefused(401, "wrong key", request("X-API-Key: the-keys"));
        assertRefused(401, "wrong key", request("X-API-Key: "));
        assertRefused(401, "wrong key", request("Authorization: apikey the"));
    }

    @Test
    void the_header_of_its_own_counts_before_the_other() {
        configure(KEY);
        assertAllowed(request("Authorization: apikey wrong", "X-API-Key: the-key"));
        assertRefused(401, "wrong key", request("Authorization: apikey the-key", "X-API-Key: wrong"));
    }

    @Test
    void without_a_key_nobody_has_the_right_one() {
        configure();
        assertRefused(401, "wrong key", request("X-API-Key: "));
        assertRefused(401, "wrong key", request("X-API-Key: the-key"));
        assertRefused(401, "an API key is missing", request());
        assertRefused(401, "an API key is missing", request("Authorization: Bearer x"));
    }

    @Test
    void whom_the_container_knows_as_a_publisher_may_ask() {
        configure();
        assertAllowed(FakeRequest.of("anna", "publisher"));
        assertRefused(403, "only for publishers", FakeRequest.of("ben", "user"));
    }

    @Test
    void a_name_and_a_password_are_for_the_container_to_check() {
        configure();
        assertAllowed(request(basic("anna:demo:with:colons")));
        assertRefused(401, "wrong name or password", request(basic("anna:wrong")));
        assertRefused(401, "wrong name or password", request(basic("anna")));
        assertRefused(401, "wrong name or password", request("Authorization: Basic %%%"));
    }

    @Test
    void who_guesses_has_to_wait_and_then_the_right_key_waits_too() {
        configure(KEY, "tidings.limit.authentication_failures=2");
        for (int i = 0; i < 3; i++) {
            assertRefused(401, "wrong key", request("X-API-Key: wrong"));
        }
        Refusal refusal = access.refusal(request("X-API-Key: the-key"));
        assertNotNull(refusal);
        assertEquals("429 Retry-After: 1", refusal.status() + " " + refusal.header() + ": " + refusal.value());
        assertEquals(List.of(Limit.FAILED_AUTHENTICATIONS), refused);
        assertAllowed(FakeRequest.from("192.0.2.2", "X-API-Key: the-key"));
        clock.advance(Duration.ofSeconds(1));
        assertAllowed(request("X-API-Key: the-key"));
    }

    @Test
    void a_request_without_a_key_is_no_guess() {
        configure(KEY, "tidings.limit.authentication_failures=1");
        for (int i = 0; i < 5; i++) {
            assertRefused(401, "an API key is missing", request());
        }
        assertAllowed(request("X-API-Key: the-key"));
    }

    @Test
    void insecure_is_for_everybody() {
        configure("tidings.http_api.insecure=true");
        assertAllowed(request());
        assertAllowed(request("X-API-Key: wrong"));
    }

    @Test
    void without_a_servlet_only_the_key_of_somebody_who_need_not_wait_is_enough() {
        TidingsConfig config = TestConfig.with(
                KEY, "tidings.client.trusted_proxies=198.51.100.0/24", "tidings.limit.authentication_failures=1");
        FailedAuthentications failures = new FailedAuthentications(config.limit(), clock);
        access = new ApiAccess(config, failures, refused::add, heard);
        IpAddress backEnd = IpAddress.parse("192.0.2.1").orElseThrow();
        assertTrue(access.admits("the-key", backEnd));
        assertFalse(access.admits("another", backEnd));
        assertFalse(access.admits("", backEnd));
        assertFalse(access.admits("the-key", IpAddress.parse("198.51.100.7").orElseThrow()));
        failures.failed(backEnd);
        assertTrue(access.admits("the-key", backEnd));
        failures.failed(backEnd);
        assertFalse(access.admits("the-key", backEnd));
        configure();
        assertFalse(access.admits("", backEnd));
    }
}

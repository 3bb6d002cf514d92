package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleTest {

    private static final OriginRule OWN_ONLY = OriginRule.of(List.of());

    private static boolean allows(OriginRule rule, List<String> origins, @Nullable String host) {
        return rule.standing(origins, host, false) != Standing.REFUSED;
    }

    @Test
    void a_request_without_an_origin_is_not_from_a_page() {
        assertTrue(allows(OWN_ONLY, List.of(), "portal.example.com"));
        assertTrue(allows(OWN_ONLY, List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.com, portal.example.com",
        "http://portal.example.com, portal.example.com",
        "https://portal.example.com, Portal.Example.COM",
        "HTTPS://Portal.Example.com, portal.example.com",
        "https://portal.example.com, portal.example.com:443",
        "https://portal.example.com:443, portal.example.com",
        "http://portal.example.com, portal.example.com:80",
        "http://portal.example.com:80, portal.example.com",
        "http://localhost:8080, localhost:8080",
        "http://127.0.0.1:8080, 127.0.0.1:8080",
        "http://[::1], [::1]",
        "http://[::1]:8080, [::1]:8080",
        "http://[2001:DB8::1], [2001:db8::1]:80",
        "https://[::ffff:192.0.2.1]:8443, [::ffff:192.0.2.1]:8443",
        "https://xn--bcher-kva.example, xn--bcher-kva.example",
        "http://my_host, my_host",
    })
    void the_servers_own_origin_is_allowed(String origin, String host) {
        assertTrue(allows(OWN_ONLY, List.of(origin), host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.test, portal.example.com",
        "https://portal.example.com.evil.test, portal.example.com",
        "https://evil.test/portal.example.com, portal.example.com",
        "https://evilportal.example.com, portal.example.com",
        "https://example.com, portal.example.com",
        "https://sub.portal.example.com, portal.example.com",
        "https://portal.example.com., portal.example.com",
        "https://portal.example.com@evil.test, portal.example.com",
        "https://evil.test@portal.example.com, portal.example.com",
        "https://portal.example.com:8443, portal.example.com",
        "https://portal.example.com, portal.example.com:8443",
        "https://portal.example.com, portal.example.com:80",
        "http://portal.example.com, portal.example.com:443",
        "http://portal.example.com:443, portal.example.com",
        "https://portal.example.com:, portal.example.com",
        "https://portal.example.com:443443443, portal.example.com",
        "https://portal.example.com/, portal.example.com",
        "https://portal.example.com?x, portal.example.com",
        "https://portal.example.com#x, portal.example.com",
        "https://portal.example.com\\, portal.example.com",
        "http://localhost:8080, localhost",
        "http://localhost:8080, 127.0.0.1:8080",
        "http://[::1]:8080, [::1]",
        "http://[::1]:8080, [::1]:8081",
        "http://[::1, [::1",
        "http://::1, ::1",
        "http://[::1].evil.test, [::1]",
        "ftp://portal.example.com, portal.example.com",
        "file://portal.example.com, portal.example.com",
        "chrome-extension://portal, portal",
        "javascript:portal, portal",
        "portal.example.com, portal.example.com",
        "//portal.example.com, portal.example.com",
        "https://, portal.example.com",
        "https:portal.example.com, portal.example.com",
        "https:///portal.example.com, portal.example.com",
        "null, null",
        "https://null, portal.example.com",
        "'', portal.example.com",
        "'', ''",
        "https://portal.example.com, ''",
        "https://portal.example.com, ",
        "https://:443, :443",
        "https://b\u00fccher.example, b\u00fccher.example",
        // the sign for Kelvin, which becomes an ordinary k in lower case
        "https://ban\u212a.example, bank.example",
    })
    void every_other_origin_is_refused(String origin, String host) {
        assertFalse(allows(OWN_ONLY, List.of(origin), host));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://portal.example.com | https://portal.example.com",
                "https://portal.example.com | HTTPS://PORTAL.example.com",
                "HTTPS://Portal.Example.com | https://portal.example.com",
                "https://*.example.com | https://portal.example.com",
                "https://*.example.com | https://a.b.example.com",
                "https://*.EXAMPLE.com | https://portal.example.COM",
                "*.example.com | https://portal.example.com",
                "*.example.com | http://portal.example.com",
                "https://*a*b*.test | https://xaxbx.test",
                "https://*a*b.test | https://ab.ab.test",
                "https://*.a.*.test | https://x.a.a.y.test",
                "*tt*://*.test | https://a.test",
                "*://portal.example.com | http://portal.example.com",
                "http*://portal.example.com | https://portal.example.com",
                "http://localhost:* | http://localhost:5173",
                "http://[::1]:* | http://[::1]:8080",
                "https://portal-*.example.com:8443 | https://portal-7.example.com:8443",
                "https://* | https://anything.test:1",
                "https://** | https://anything.test",
                "capacitor://localhost | capacitor://localhost",
                "chrome-extension://* | chrome-extension://abcdefghijklmnop",
                "null | null",
                "file:// | file://",
                "* | https://evil.test",
                "* | null",
                "* | file://",
            })
    void a_pattern_allows_what_it_describes(String pattern, String origin) {
        assertTrue(allows(OriginRule.of(List.of("https://other.test", pattern)), List.of(origin), "hub.test"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://*.example.com | https://evil.test/.example.com",
                "https://*.example.com | https://portal.example.com.evil.test",
                "https://*.example.com | https://example.com",
                "https://*.example.com | https://.example.com.evil.test",
                "https://*.example.com | https://evilexample.com",
                "https://*.example.com | http://portal.example.com",
                "https://*.example.com | https://portal.example.com:8443",
                "https://*.example.com | https://portal.example.com/",
                "https://*.example.com | https://evil.test?.example.com",
                "https://*.example.com | https://evil.test#.example.com",
                "https://*.example.com | https://evil.test\\.example.com",
                "https://*.example.com | https://evil.test:80.example.com",
                "https://*.example.com | https://evil.test:80@portal.example.com",
                "https://*.example.com | https://evil.test@portal.example.com",
                "https://*.example.com | https://evil.test%2f.example.com",
                "https://*.example.com | https://evil.test;.example.com",
                "https://*.example.com | https://portalxexample.com",
                "https://*.example.com | https://portal.example.comx",
                "https://*.example.com | xhttps://portal.example.com",
                "https://*.example.com | https://evil.test, https://portal.example.com",
                "https://*.example.com | https://evil.test https://portal.example.com",
                "https://*.example.com | null",
                "*.example.com | https://evil.test/.example.com",
                "*.example.com | .example.com",
                "*.example.com | https://portal.example.com.evil.test",
                "*tt*://*.test | ftp://tt.test",
                "https://*a*b*.test | https://bxa.test",
                "http://localhost:* | http://localhost",
                "http://localhost:* | http://localhost:5173.evil.test",
                "http://localhost:* | http://localhost:5173@evil.test",
                "http://localhost:* | http://localhost:x",
                "https://portal.example.com | https://portal.example.com:443",
                "https://portal.example.com | https://portalxexample.com",
                "https://[a-z].test | https://b.test",
                "https://(a|b).test | https://a.test",
                "https://\\Qa\\E*.test | https://a.test",
                "https://* | null",
                "https://* | file://",
                "* | https://a.test,https://b.test",
                "* | https://a.test, https://b.test",
                "* | https://a.test https://b.test",
                "nul* | null",
            })
    void a_pattern_allows_no_look_alike(String pattern, String origin) {
        assertFalse(allows(OriginRule.of(List.of(pattern)), List.of(origin), "hub.test"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.test, https://shop.test, TRUSTED",
        "https://*.shop.test, https://a.shop.test, TRUSTED",
        "*.shop.test, http://a.shop.test, TRUSTED",
        "http://localhost:*, http://localhost:5173, TRUSTED",
        "http://[::1]:*, http://[::1]:5173, TRUSTED",
        "capacitor://localhost, capacitor://localhost, TRUSTED",
        "*, http://hub.test, TRUSTED",
        "'*, https://shop.test', https://shop.test, TRUSTED",
        "'*, https://*.shop.test', https://a.shop.test, TRUSTED",
        "*, https://evil.test, STRANGER",
        "**, https://evil.test, STRANGER",
        "*.*, https://evil.test, STRANGER",
        "*://*, https://evil.test, STRANGER",
        "https://*, https://evil.test, STRANGER",
        "https://*:8443, https://evil.test:8443, STRANGER",
        "http*://*:*, http://evil.test:80, STRANGER",
        "chrome-extension://*, chrome-extension://abcdefghijklmnop, STRANGER",
        "null, null, STRANGER",
        "file://, file://, STRANGER",
        "*, null, STRANGER",
        "https://*.shop.test, https://evil.test, REFUSED",
    })
    void who_is_allowed_by_name_is_trusted_and_anybody_is_a_stranger(String allowed, String origin, Standing standing) {
        OriginRule rule = OriginRule.of(List.of(allowed.split(", ")));
        assertEquals(standing, rule.standing(List.of(origin), "hub.test", false));
    }

    @Test
    void a_page_that_came_in_the_clear_is_not_of_a_server_that_is_asked_by_tls() {
        List<String> clear = List.of("http://hub.test");
        assertEquals(Standing.TRUSTED, OWN_ONLY.standing(clear, "hub.test", false));
        assertEquals(Standing.REFUSED, OWN_ONLY.standing(clear, "hub.test", true));
        assertEquals(Standing.TRUSTED, OWN_ONLY.standing(List.of("https://hub.test"), "hub.test", true));
        assertEquals(Standing.TRUSTED, OriginRule.of(clear).standing(clear, "hub.test", true));
    }

    @Test
    void an_allow_list_adds_to_the_servers_own_origin() {
        OriginRule rule = OriginRule.of(List.of("https://shop.test"));

        assertTrue(allows(rule, List.of("https://shop.test"), "portal.test"));
        assertTrue(allows(rule, List.of("https://portal.test"), "portal.test"));
        assertFalse(allows(rule, List.of("https://other.test"), "portal.test"));
    }

    @Test
    void several_origins_are_refused_whatever_they_are() {
        List<String> twice = List.of("https://portal.test", "https://portal.test");

        assertFalse(allows(OWN_ONLY, twice, "portal.test"));
        assertFalse(allows(OriginRule.of(List.of("*")), twice, "portal.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "  ,  "})
    void an_empty_pattern_allows_nothing(String patterns) {
        OriginRule rule = OriginRule.of(Arrays.asList(patterns.split(",", -1)));

        assertFalse(allows(rule, List.of(""), "portal.test"));
        assertFalse(allows(rule, List.of("https://other.test"), "portal.test"));
    }

    @Test
    void neither_many_stars_nor_a_long_origin_cost_much() {
        OriginRule rule = OriginRule.of(List.of("https://*a*a*a*a*a*a*a*a*b"));

        // with backtracking from star to star, the longest origin that is looked at would take hours
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertFalse(allows(rule, List.of("https://" + "a".repeat(500)), "portal.test"));
            assertFalse(allows(rule, List.of("https://" + "a".repeat(10_000_000) + "b"), "portal.test"));
        });
        assertTrue(allows(rule, List.of("https://" + "a".repeat(500) + "b"), "portal.test"));
    }
}

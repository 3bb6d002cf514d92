package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.IpAddress;
import io.tidings.config.TestConfig;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteAddressTest {

    private static final String PROXIES = "tidings.client.trusted_proxies=10.0.0.0/8, 2001:db8:ffff::/48";
    private static final String PROXY = "10.0.0.1";

    private static String address(String settings, String peer, String... headers) {
        String[] entries = settings.isEmpty() ? new String[0] : settings.split("\\|");
        return new RemoteAddress(TestConfig.with(entries).client())
                .of(FakeRequest.from(peer, headers))
                .map(IpAddress::toString)
                .orElse("");
    }

    @Test
    void without_trusted_proxies_the_peer_is_the_client_whatever_it_says() {
        assertEquals("10.0.0.1", address("", PROXY, "X-Forwarded-For: 1.2.3.4", "Forwarded: for=1.2.3.4"));
    }

    @Test
    void a_stranger_is_not_believed() {
        assertEquals("203.0.113.9", address(PROXIES, "203.0.113.9", "X-Forwarded-For: 1.2.3.4"));
    }

    @Test
    void a_container_that_does_not_tell_the_peer_tells_nothing() {
        assertEquals("", address(PROXIES, "", "X-Forwarded-For: 1.2.3.4"));
        assertEquals("", address(PROXIES, "unix:", "X-Forwarded-For: 1.2.3.4"));
    }

    private static boolean byTls(String settings, String peer, String... headers) {
        return new RemoteAddress(TestConfig.with(settings.split("\\|")).client())
                .byTls(FakeRequest.from(peer, headers));
    }

    @Test
    void a_trusted_proxy_says_that_it_was_asked_by_tls_and_nobody_else_does() {
        String https = "X-Forwarded-Proto: https";
        assertTrue(byTls(PROXIES, PROXY, https));
        assertTrue(byTls(PROXIES, PROXY, "X-Forwarded-Proto: HTTPS, http"));
        assertTrue(byTls(PROXIES, PROXY, "X-Forwarded-Proto: http", https));
        assertFalse(byTls(PROXIES, PROXY, "X-Forwarded-Proto: http"));
        assertFalse(byTls(PROXIES, PROXY, "X-Forwarded-Proto: xhttps"));
        assertFalse(byTls(PROXIES, PROXY));
        assertFalse(byTls(PROXIES, "203.0.113.9", https));
        assertFalse(byTls(PROXIES, "", https));
    }

    @Test
    void forwarded_says_it_where_that_was_chosen() {
        String forwarded = PROXIES + "|tidings.client.forwarded_header=forwarded";
        assertTrue(byTls(forwarded, PROXY, "Forwarded: for=203.0.113.9;proto=https;by=10.0.0.1"));
        assertTrue(byTls(forwarded, PROXY, "Forwarded: proto=\"https\", for=10.0.0.8;Proto=http"));
        assertFalse(byTls(forwarded, PROXY, "Forwarded: for=203.0.113.9;proto=http;host=https"));
        assertFalse(byTls(forwarded, PROXY, "X-Forwarded-Proto: https"));
        assertFalse(byTls(PROXIES, PROXY, "Forwarded: proto=https"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9;                                   203.0.113.9",
                "1.2.3.4, 203.0.113.9;                          203.0.113.9",
                "1.2.3.4, 203.0.113.9, 10.0.0.7, 10.0.0.8;      203.0.113.9",
                "10.0.0.9, 10.0.0.8;                            10.0.0.9",
                "203.0.113.9:51234;                             203.0.113.9",
                "2001:db8::7;                                   2001:db8::7",
                "[2001:db8::7]:443;                             2001:db8::7",
                "2001:db8::7, 2001:db8:ffff::1;                 2001:db8::7",
                "::ffff:203.0.113.9;                            203.0.113.9",
                "1.2.3.4, unknown;                              10.0.0.1",
                "1.2.3.4, unknown, 10.0.0.8;                    10.0.0.8",
                "1.2.3.4, ;                                     10.0.0.1",
                "'';                                            10.0.0.1",
                "1.2.3.4 203.0.113.9;                           10.0.0.1",
                "evil.example;                                  10.0.0.1",
                "203.0.113.9:port;                              10.0.0.1",
                "[2001:db8::7;                                  10.0.0.1",
                "256.1.1.1;                                     10.0.0.1"
            })
    void x_forwarded_for_is_read_from_the_right_to_the_first_that_is_no_proxy(String header, String client) {
        assertEquals(client, address(PROXIES, PROXY, "X-Forwarded-For: " + header));
    }

    @Test
    void several_lines_of_one_header_are_one_list() {
        assertEquals(
                "203.0.113.9",
                address(PROXIES, PROXY, "X-Forwarded-For: 1.2.3.4", "X-Forwarded-For: 203.0.113.9, 10.0.0.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.9                                         ~ 203.0.113.9",
                "For=203.0.113.9;proto=https;by=10.0.0.1                 ~ 203.0.113.9",
                "proto=https ; for=203.0.113.9                           ~ 203.0.113.9",
                "for=1.2.3.4, for=203.0.113.9, for=10.0.0.7              ~ 203.0.113.9",
                "for=\"[2001:db8::7]\"                                   ~ 2001:db8::7",
                "for=\"[2001:db8::7]:4711\"                              ~ 2001:db8::7",
                "for=\"203.0.113.9:4711\"                                ~ 203.0.113.9",
                "for=1.2.3.4, for=unknown                                ~ 10.0.0.1",
                "for=1.2.3.4, for=_hidden, for=10.0.0.7                  ~ 10.0.0.7",
                "for=1.2.3.4, proto=https                                ~ 10.0.0.1",
                "for=1.2.3.4;for=203.0.113.9                             ~ 10.0.0.1",
                "for=\"1.2.3.4, for=203.0.113.9                          ~ 203.0.113.9",
                "for=\"1.2.3.4\\, for=\"[2001:db8::7]\"                  ~ 2001:db8::7",
                "for=[2001:db8::7                                        ~ 10.0.0.1",
                "for=                                                    ~ 10.0.0.1",
                ";;;,,,=                                                 ~ 10.0.0.1"
            })
    void forwarded_is_read_as_rfc_7239_has_it(String header, String client) {
        assertEquals(
                client, address(PROXIES + "|tidings.client.forwarded_header=forwarded", PROXY, "Forwarded: " + header));
    }

    @Test
    void the_header_that_was_not_chosen_is_not_read() {
        assertEquals(PROXY, address(PROXIES, PROXY, "Forwarded: for=1.2.3.4"));
        assertEquals(
                "203.0.113.9",
                address(
                        PROXIES + "|tidings.client.forwarded_header=forwarded",
                        PROXY,
                        "X-Forwarded-For: 1.2.3.4",
                        "Forwarded: for=203.0.113.9"));
    }

    @Test
    void a_header_of_many_hops_is_read_to_its_end() {
        String hops = String.join(", ", Collections.nCopies(1000, "10.0.0.7"));
        assertEquals("203.0.113.9", address(PROXIES, PROXY, "X-Forwarded-For: 203.0.113.9, " + hops));
    }
}

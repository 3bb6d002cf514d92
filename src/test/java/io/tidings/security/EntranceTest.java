package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.config.IpAddress;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Await;
import io.tidings.hub.Client;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.HubListener;
import io.tidings.hub.Limit;
import io.tidings.hub.NoCalls;
import io.tidings.hub.Ports;
import io.tidings.hub.Sink;
import io.tidings.protocol.DisconnectCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntranceTest {

    private static final String OFF = "tidings.limit.address_connection_rate=0";

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<Limit> refused = new CopyOnWriteArrayList<>();
    private final FakeNanos clock = new FakeNanos();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final EntranceListener heard =
            (request, address, refusal) -> told.add(address + " " + refusal.status() + " " + refusal.title());
    private FailedAuthentications failures;
    private Hub hub;
    private Entrance entrance;

    private void configure(String... settings) {
        TidingsConfig config = TestConfig.with(settings);
        MemoryBroker broker = new MemoryBroker(scheduler);
        Authorizer authorizer = new TokenAuthorizer(config.client(), Clock.systemUTC());
        hub = new Hub(
                config,
                new Ports(
                        broker,
                        broker,
                        new MemoryPresence(),
                        authorizer,
                        new NoCalls(),
                        HubListener.NONE,
                        refused::add),
                "test",
                Thread::new);
        failures = new FailedAuthentications(config.limit(), clock);
        Logins logins = new Logins(
                config.auth(),
                Set.of(),
                token -> CompletableFuture.completedFuture(Decision.refused(DisconnectCode.INVALID_TOKEN)),
                new Tickets(clock),
                failures,
                refused::add,
                Clock.systemUTC());
        entrance = new Entrance(hub, OriginRule.of(List.of()), failures, logins, clock, heard);
    }

    @Test
    void passwords_that_a_container_refuses_by_itself_count_and_are_told() {
        configure("tidings.limit.authentication_failures=2");
        var request = FakeRequest.from("203.0.113.7", "Host: localhost");
        for (int i = 0; i < 3; i++) {
            assertNull(entrance.mustWait(request));
            entrance.wrongPassword(request);
        }
        Refusal wait = entrance.mustWait(request);
        assertNotNull(wait);
        assertEquals(429, wait.status());
        assertNull(entrance.mustWait(FakeRequest.from("203.0.113.8", "Host: localhost")));
        assertEquals(
                List.of(
                        "203.0.113.7 401 wrong name or password",
                        "203.0.113.7 401 wrong name or password",
                        "203.0.113.7 401 wrong name or password",
                        "203.0.113.7 429 too many failed logins"),
                told);
        assertEquals(List.of(Limit.FAILED_AUTHENTICATIONS), refused);
    }

    @AfterEach
    void close() {
        hub.close();
        scheduler.shutdownNow();
    }

    private Client open(String address, CompletableFuture<DisconnectCode> closed) {
        return hub.open(new Sink(closed), new Handshake("test", null, address, false));
    }

    private Client open(String address) {
        return open(address, new CompletableFuture<>());
    }

    private Arrival arrival(String address, String... headers) {
        return entrance.arrival(FakeRequest.from(address, headers));
    }

    private @Nullable Refusal refusal(String address, String... headers) {
        return entrance.refusal(arrival(address, headers));
    }

    private void assertEnters(String address) {
        assertNull(refusal(address, "Host: localhost"));
    }

    private void assertRefused(String address, int status, String retryAfter, Limit why) {
        refused.clear();
        Refusal refusal = refusal(address, "Host: localhost");
        assertNotNull(refusal);
        assertEquals(status, refusal.status());
        assertEquals("Retry-After", refusal.header());
        assertEquals(retryAfter, refusal.value());
        assertEquals(List.of(why), refused);
    }

    @Test
    void an_address_has_no_more_connections_than_allowed_and_gets_its_places_back() {
        configure("tidings.limit.address_connections=2", OFF);
        Client first = open("192.0.2.1");
        open("192.0.2.1");
        assertRefused("192.0.2.1", 429, "5", Limit.ADDRESS_CONNECTIONS);
        assertEnters("192.0.2.2");
        first.closed();
        first.closed();
        assertEnters("192.0.2.1");
        assertEquals(1, hub.clients().openFrom(IpAddress.parse("192.0.2.1").orElseThrow()));
    }

    @Test
    void the_addresses_of_one_network_share_their_places() {
        configure("tidings.limit.address_connections=2", "tidings.limit.ipv6_prefix=56", OFF);
        open("2001:db8:0:1::1");
        open("2001:db8:0:2::2");
        assertRefused("2001:db8:0:ff::3", 429, "5", Limit.ADDRESS_CONNECTIONS);
        assertEnters("2001:db8:0:100::3");
    }

    @Test
    void connections_that_came_in_the_same_moment_are_closed_again() {
        configure("tidings.limit.address_connections=1", OFF);
        open("192.0.2.1");
        CompletableFuture<DisconnectCode> closed = new CompletableFuture<>();
        open("192.0.2.1", closed);
        assertEquals(DisconnectCode.TOO_MANY_REQUESTS, Await.result(closed, () -> "not closed"));
        assertEquals(List.of(Limit.ADDRESS_CONNECTIONS), refused);
        assertEquals(1, hub.clients().open());
    }

    @Test
    void a_full_node_has_no_room() {
        configure("tidings.client.connection_limit=1");
        open("192.0.2.1");
        assertRefused("192.0.2.2", 503, "5", Limit.NODE_CONNECTIONS);
        CompletableFuture<DisconnectCode> closed = new CompletableFuture<>();
        open("192.0.2.3", closed);
        assertEquals(DisconnectCode.TOO_MANY_REQUESTS, Await.result(closed, () -> "not closed"));
    }

    @Test
    void too_fast_from_one_address_is_429_and_too_fast_from_all_is_503() {
        configure("tidings.limit.connection_rate=4", "tidings.limit.address_connection_rate=2");
        assertEnters("192.0.2.1");
        assertEnters("192.0.2.1");
        assertRefused("192.0.2.1", 429, "1", Limit.ADDRESS_HANDSHAKES);
        assertEnters("192.0.2.2");
        assertEnters("192.0.2.3");
        assertRefused("192.0.2.4", 503, "1", Limit.NODE_HANDSHAKES);
        clock.advance(Duration.ofSeconds(1));
        assertEnters("192.0.2.1");
    }

    @Test
    void who_knocks_on_while_all_places_are_taken_is_too_fast_in_the_end() {
        configure("tidings.limit.address_connections=1", "tidings.limit.address_connection_rate=3");
        assertEnters("192.0.2.1");
        open("192.0.2.1");
        assertRefused("192.0.2.1", 429, "5", Limit.ADDRESS_CONNECTIONS);
        assertRefused("192.0.2.1", 429, "5", Limit.ADDRESS_CONNECTIONS);
        assertRefused("192.0.2.1", 429, "1", Limit.ADDRESS_HANDSHAKES);
        clock.advance(Duration.ofSeconds(1));
        assertRefused("192.0.2.1", 429, "5", Limit.ADDRESS_CONNECTIONS);
    }

    @Test
    void who_guesses_tokens_waits_outside() {
        configure("tidings.limit.authentication_failures=1");
        for (int i = 0; i < 4; i++) {
            failures.failed(IpAddress.parse("203.0.113.66").orElseThrow());
        }
        assertRefused("203.0.113.66", 429, "4", Limit.FAILED_AUTHENTICATIONS);
        assertEnters("192.0.2.1");
    }

    @Test
    void where_the_container_tells_no_address_only_the_node_has_limits() {
        configure("tidings.limit.address_connections=1", "tidings.limit.address_connection_rate=1");
        open("");
        open("");
        assertEnters("");
        assertEnters("");
        assertEquals("", arrival("").remoteAddress());
    }

    @Test
    void what_a_foreign_page_fetches_without_saying_whose_it_is_is_refused() {
        configure();
        for (String site : List.of("cross-site", "same-site", "anything")) {
            Refusal refusal = refusal("192.0.2.1", "Host: localhost", "Sec-Fetch-Site: " + site);
            assertNotNull(refusal, site);
            assertEquals(403, refusal.status());
        }
        for (String site : List.of("same-origin", "none")) {
            assertNull(refusal("192.0.2.1", "Host: localhost", "Sec-Fetch-Site: " + site));
        }
        // where a page says whose it is, that counts
        assertNull(refusal("192.0.2.1", "Host: localhost", "Origin: http://localhost", "Sec-Fetch-Site: cross-site"));
    }

    @Test
    void each_refusal_is_told_of_once() {
        configure(OFF);
        entrance.admit(arrival("192.0.2.1", "Host: localhost", "Origin: https://evil.example"));
        entrance.admit(arrival("192.0.2.2", "Host: localhost", "Authorization: Bearer a.b.c"));
        entrance.visitor(arrival("192.0.2.2", "Host: localhost", "Authorization: Bearer a.b.c"));
        entrance.wrongLogin(arrival("192.0.2.3", "Authorization: Basic YW5uYTp3cm9uZw=="));
        entrance.refuse(arrival("192.0.2.4"), Refusal.of(400, "no parameters in the path"));
        entrance.admit(arrival("192.0.2.5", "Host: localhost"));
        assertEquals(
                List.of(
                        "192.0.2.1 403 origin not allowed",
                        "192.0.2.2 401 not a valid token",
                        "192.0.2.2 401 not a valid token",
                        "192.0.2.3 401 wrong name or password",
                        "192.0.2.4 400 no parameters in the path"),
                told);
    }

    @Test
    void an_origin_that_is_not_allowed_counts_for_nothing() {
        configure("tidings.limit.connection_rate=1");
        for (int i = 0; i < 3; i++) {
            Refusal refusal = refusal("192.0.2.1", "Host: localhost", "Origin: https://evil.example");
            assertNotNull(refusal);
            assertEquals(403, refusal.status());
        }
        assertEquals(List.of(), refused);
        assertEnters("192.0.2.1");
    }
}

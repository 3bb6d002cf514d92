package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that only listen. */
class OneWayTest {

    private static final String[] HISTORY = {
        "tidings.client.insecure=true",
        "tidings.channel.without_namespace.history_size=10",
        "tidings.channel.without_namespace.history_ttl=60s",
        "tidings.channel.without_namespace.force_recovery=true"
    };

    @Test
    void the_first_push_is_connect_with_what_was_asked_for() {
        try (HubFixture hub = HubFixture.with(HISTORY)) {
            Peer peer = hub.listening().sends("{\"subs\":{\"news\":{}}}");

            String first = peer.next();
            assertTrue(
                    first.startsWith(
                            "{\"connect\":{\"client\":\"" + peer.client().id()),
                    first);
            assertTrue(first.contains("\"subs\":{\"news\":{\"recoverable\":true"), first);
            assertTrue(first.contains("\"session\":\"listening\""), first);
            assertFalse(first.contains("\"pong\"") || first.contains("\"node\""), first);

            hub.publishes("news", "{\"a\":1}");
            peer.receivesPart("{\"channel\":\"news\",\"pub\":{\"data\":{\"a\":1},\"offset\":1");
            peer.vanishes();
            hub.isEmpty("news");
        }
    }

    @Test
    void a_listener_that_comes_back_gets_what_it_missed() {
        try (HubFixture hub = HubFixture.with(HISTORY)) {
            hub.publishes("news", "1");
            hub.publishes("news", "2");

            String first = hub.listening()
                    .sends("{\"subs\":{\"news\":{\"recover\":true,\"offset\":1}}}")
                    .next();

            assertTrue(first.contains("\"publications\":[{\"data\":2,\"offset\":2}],\"recovered\":true"), first);
        }
    }

    @ParameterizedTest
    @CsvSource({"109, 3005", "110, 3005", "100, 3004", "102, 3501", "107, 3501"})
    void what_would_be_an_error_ends_the_connection(int error, int disconnect) {
        try (HubFixture hub = HubFixture.authorizedByTest()) {
            hub.authorizer().connecting(CompletableFuture.completedFuture(Decision.refused(error(error))));
            Peer peer = hub.listening().sends("{}");

            assertEquals(disconnect, peer.transport().closed().join().code());
        }
    }

    private static ErrorCode error(int code) {
        return List.of(
                        ErrorCode.TOKEN_EXPIRED,
                        ErrorCode.EXPIRED,
                        ErrorCode.INTERNAL,
                        ErrorCode.UNKNOWN_CHANNEL,
                        ErrorCode.BAD_REQUEST)
                .stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobody_waits_for_a_pong_of_one_that_cannot_answer() {
        try (HubFixture hub = HubFixture.with("tidings.client.insecure=true")) {
            Peer peer = hub.listening().sends("{}");
            assertTrue(peer.next().contains("\"ping\":25"));

            for (int minutes = 1; minutes <= 3; minutes++) {
                peer.after(Duration.ofMinutes(minutes)).receives("{}");
            }
            assertTrue(peer.client().connected());
        }
    }

    @Test
    void who_takes_nothing_from_one_ping_to_another_is_gone() {
        try (HubFixture hub = HubFixture.with("tidings.client.insecure=true")) {
            Peer peer = hub.listening().sends("{}");
            assertTrue(peer.next().contains("\"connect\""));
            peer.after(Duration.ofMinutes(1)).receives("{}");
            peer.transport().stall();
            // this ping is on its way for ever, and the next one finds it there
            peer.after(Duration.ofMinutes(2));
            Await.until("the ping is on its way", () -> peer.transport().inFlight() == 1);
            peer.after(Duration.ofMinutes(3)).isCutOffWith(DisconnectCode.NO_PONG);
        }
    }

    @Test
    void a_connect_request_that_is_none_ends_the_connection() {
        try (HubFixture hub = HubFixture.with(HISTORY)) {
            hub.listening().sends("{\"subs\":7}").isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }
}

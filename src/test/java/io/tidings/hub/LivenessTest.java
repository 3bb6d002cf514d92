package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens as time goes by, with the shortest times the configuration allows. */
class LivenessTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String EVERY_SECOND = "tidings.client.ping_interval=1s";
    private static final String PONG_SOON = "tidings.client.pong_timeout=200ms";
    private static final String NO_GRACE = "tidings.client.expired_close_delay=0";
    private static final String NO_SUB_GRACE = "tidings.client.expired_sub_close_delay=0";

    private static long inSeconds(int seconds) {
        return Ttl.now() + seconds;
    }

    @Test
    void a_ping_is_one_item_and_one_pong_answers_it() {
        try (HubFixture fixture = HubFixture.with(INSECURE, EVERY_SECOND, "tidings.client.pong_timeout=900ms")) {
            Peer peer = fixture.peer().connects().receives("{}").sends("{}").receives("{}");
            assertEquals(3, peer.transport().frames().size());
            peer.sends("{}").heardAll();
            peer.sends("{}").isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void a_pong_before_any_ping_is_a_bad_request() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer().connects().sends("{}").isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void other_traffic_is_no_pong() {
        try (HubFixture fixture = HubFixture.with(INSECURE, EVERY_SECOND, PONG_SOON)) {
            fixture.peer().connects().receives("{}").heardAll().isClosedWith(DisconnectCode.NO_PONG);
            fixture.isEmpty();
        }
    }

    @Test
    void where_no_pong_is_wanted_none_is_missed_and_one_is_no_mistake() {
        try (HubFixture fixture = HubFixture.with(INSECURE, EVERY_SECOND, "tidings.client.pong_timeout=0")) {
            fixture.peer().connects().receives("{}").receives("{}").sends("{}").heardAll();
        }
    }

    @Test
    void without_an_interval_nobody_is_pinged() {
        try (HubFixture fixture = HubFixture.with(
                INSECURE, "tidings.client.ping_interval=0", "tidings.client.presence_update_interval=1s")) {
            Peer silent = fixture.peer().connects();
            List<Long> looks = looks(fixture, List.of(silent));
            assertTrue(looks.get(0) > 0 && looks.get(0) <= 1000, looks.toString());
            silent.heardAll();
        }
    }

    @Test
    void a_clients_own_protocol_gets_no_ping_where_the_transport_pings() {
        try (HubFixture fixture = HubFixture.with(INSECURE, EVERY_SECOND, PONG_SOON)) {
            Peer peer = fixture.nativePeer().connects();
            Await.until("a native ping", () -> peer.transport().nativePings() == 1);
            peer.client().nativePong();
            peer.client().nativePong();
            Await.until("another one", () -> peer.transport().nativePings() == 2);
            peer.isClosedWith(DisconnectCode.NO_PONG);
            assertTrue(peer.transport().items().isEmpty());
        }
    }

    @Test
    void first_pings_are_spread_over_the_second_half_of_the_interval() {
        try (HubFixture fixture =
                HubFixture.with(INSECURE, "tidings.client.ping_interval=20s", "tidings.client.stale_close_delay=24h")) {
            List<Peer> peers = IntStream.range(0, 200)
                    .mapToObj(i -> fixture.peer().connects())
                    .toList();
            List<Long> looks = looks(fixture, peers);
            assertTrue(looks.stream().allMatch(wait -> wait > 5_000 && wait <= 20_000), looks.toString());
            assertTrue(looks.stream().distinct().count() > 100, "not spread: " + looks);
        }
    }

    /** In how many milliseconds each client will be looked at. */
    private static List<Long> looks(HubFixture fixture, List<Peer> peers) {
        return peers.stream()
                .map(peer -> {
                    CompletableFuture<Long> look = new CompletableFuture<>();
                    peer.client()
                            .worker()
                            .submit(onWorker -> look.complete(peer.client().scheduledAt() - Worker.now()));
                    return look.join();
                })
                .toList();
    }

    @Test
    void a_connection_that_expired_ends_after_its_grace() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_GRACE)) {
            long end = inSeconds(2);
            fixture.authorizer().connecting(new Credentials("anna", end, null, Map.of()));
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{}}")
                    .receivesPart("\"expires\":true,\"ttl\":")
                    .isClosedWith(DisconnectCode.EXPIRED);
            assertTrue(Ttl.now() >= end);
        }
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.expired_close_delay=500ms")) {
            long end = inSeconds(1);
            fixture.authorizer().connecting(new Credentials("anna", end, null, Map.of()));
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{}}")
                    .receivesPart("connect")
                    .isClosedWith(DisconnectCode.EXPIRED);
            assertTrue(System.currentTimeMillis() >= end * 1000 + 500);
        }
    }

    @Test
    void a_connection_that_is_refreshed_in_time_goes_on() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_GRACE)) {
            long end = inSeconds(2);
            fixture.authorizer().connecting(new Credentials("anna", end, null, Map.of()));
            Peer peer = fixture.peer().connects();
            fixture.authorizer().connecting(new Credentials("anna", end + 1, null, Map.of()));
            peer.sends("{\"id\":2,\"refresh\":{\"token\":\"t\"}}").receivesPart("\"refresh\":{\"expires\":true");
            Await.until("the first end has come", () -> System.currentTimeMillis() > end * 1000 + 200);
            peer.heardAll();
            peer.isClosedWith(DisconnectCode.EXPIRED);
        }
    }

    @Test
    void a_subscription_that_expired_ends_alone() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_SUB_GRACE)) {
            fixture.authorizer().subscribing(granted(new Grant(inSeconds(1), null, null, OptionOverride.NONE)));
            Peer peer = fixture.peer()
                    .connects()
                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receives("{\"id\":2,\"subscribe\":{\"expires\":true,\"ttl\":1}}");
            peer.receives(
                    "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2501,\"reason\":\"subscription expired\"}}}");
            assertEquals(0, fixture.hub().channelCount());
            peer.heardAll();
        }
    }

    @Test
    void a_subscription_that_is_refreshed_in_time_goes_on() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_SUB_GRACE)) {
            long end = inSeconds(2);
            fixture.authorizer().subscribing(granted(new Grant(end, null, null, OptionOverride.NONE)));
            fixture.authorizer().subRefreshing(granted(Grant.PLAIN));
            Peer peer = fixture.peer()
                    .connects()
                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receivesPart("\"subscribe\"")
                    .sends("{\"id\":3,\"sub_refresh\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receives("{\"id\":3,\"sub_refresh\":{}}");
            Await.until("the end has come", () -> System.currentTimeMillis() > end * 1000 + 200);
            peer.heardAll();
            assertEquals(1, fixture.hub().subscribers("a"));
        }
    }

    @Test
    void a_server_side_subscription_that_expired_ends_the_connection() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_SUB_GRACE)) {
            Grant grant = new Grant(inSeconds(1), null, null, OptionOverride.NONE);
            fixture.authorizer().connecting(new Credentials("anna", 0, null, Map.of("a", grant)));
            fixture.peer().sends("{\"id\":1,\"connect\":{}}").isClosedWith(DisconnectCode.SUBSCRIPTION_EXPIRED);
        }
    }

    @Test
    void who_does_not_read_its_last_words_is_cut_off() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.peer().connects();
            peer.transport().stall();
            peer.sends("{\"id\":5,\"rpc\":{\"method\":\"echo\"}}");
            peer.client().disconnect(DisconnectCode.FORCE_RECONNECT);
            ConnectingTest.settled(peer);
            assertFalse(peer.transport().closed().isDone());
            peer.isClosedWith(DisconnectCode.FORCE_RECONNECT);
        }
    }

    private static CompletableFuture<Decision<Grant>> granted(Grant grant) {
        return CompletableFuture.completedFuture(Decision.granted(grant));
    }

    @Test
    void a_time_to_live_is_never_zero_and_never_longer_than_a_year() {
        assertEquals(0, Ttl.seconds(0));
        assertEquals(1, Ttl.seconds(1));
        assertEquals(Duration.ofDays(365).toSeconds(), Ttl.seconds(Long.MAX_VALUE));
    }
}

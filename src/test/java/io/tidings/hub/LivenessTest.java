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

/** What happens as time goes by: where it can be, by looking at a client as it will be then. */
class LivenessTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String NEVER_STALE = "tidings.client.stale_close_delay=24h";
    private static final String NO_PINGS = "tidings.client.ping_interval=0";
    private static final String HARDLY_RENEWED = "tidings.client.presence_update_interval=24h";
    private static final String NO_GRACE = "tidings.client.expired_close_delay=0";
    private static final String NO_SUB_GRACE = "tidings.client.expired_sub_close_delay=0";

    // with the defaults: the first ping comes within 25 s, the next 25 s later, and a pong may take 8 s

    private static final Duration FIRST_PING = Duration.ofSeconds(40);
    private static final Duration BEFORE_NO_PONG = FIRST_PING.plusSeconds(8).minusMillis(1);
    private static final Duration NO_PONG = FIRST_PING.plusSeconds(8);
    private static final Duration BEFORE_SECOND_PING =
            FIRST_PING.plusSeconds(25).minusMillis(1);
    private static final Duration SECOND_PING = FIRST_PING.plusSeconds(25);

    private static long inSeconds(int seconds) {
        return Ttl.now() + seconds;
    }

    @Test
    void a_ping_is_one_item_and_one_pong_answers_it() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.peer().connects().after(FIRST_PING).receives("{}");
            peer.sends("{}").after(NO_PONG).after(BEFORE_SECOND_PING).heardAll();
            int before = peer.transport().frames().size();
            peer.after(SECOND_PING).receives("{}");
            assertEquals(before + 1, peer.transport().frames().size());
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
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.peer().connects().after(FIRST_PING).receives("{}");
            peer.after(BEFORE_NO_PONG).heardAll();
            peer.after(NO_PONG).isClosedWith(DisconnectCode.NO_PONG);
            fixture.isEmpty();
        }
    }

    @Test
    void where_no_pong_is_wanted_none_is_missed_and_one_is_no_mistake() {
        try (HubFixture fixture = HubFixture.with(INSECURE, "tidings.client.pong_timeout=0")) {
            Peer peer = fixture.peer().connects().after(FIRST_PING).receives("{}");
            peer.after(SECOND_PING).receives("{}").sends("{}").heardAll();
        }
    }

    @Test
    void without_an_interval_nobody_is_pinged() {
        try (HubFixture fixture =
                HubFixture.with(INSECURE, NEVER_STALE, NO_PINGS, "tidings.client.presence_update_interval=20s")) {
            Peer silent = fixture.peer().connects();
            List<Long> looks = looks(List.of(silent));
            assertTrue(looks.get(0) > 0 && looks.get(0) <= 20_000 + Deadlines.TICK, looks.toString());
            silent.after(Duration.ofDays(1)).heardAll();
        }
    }

    @Test
    void a_clients_own_protocol_gets_no_ping_where_the_transport_pings() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.nativePeer().connects().after(FIRST_PING);
            assertEquals(1, peer.transport().nativePings());
            peer.client().nativePong();
            peer.client().nativePong();
            peer.after(NO_PONG).after(SECOND_PING);
            assertEquals(2, peer.transport().nativePings());
            peer.after(SECOND_PING.plusSeconds(8)).isClosedWith(DisconnectCode.NO_PONG);
            assertTrue(peer.transport().items().isEmpty());
        }
    }

    @Test
    void first_pings_are_spread_over_the_second_half_of_the_interval() {
        try (HubFixture fixture =
                HubFixture.with(INSECURE, NEVER_STALE, HARDLY_RENEWED, "tidings.client.ping_interval=2h")) {
            List<Peer> peers = IntStream.range(0, 200)
                    .mapToObj(i -> fixture.peer().connects())
                    .toList();
            List<Long> looks = looks(peers);
            // some of the time to the first of them may have passed
            assertTrue(
                    looks.stream().allMatch(wait -> wait > 3_500_000 && wait <= 7_200_000 + Deadlines.TICK),
                    looks.toString());
            assertTrue(looks.stream().distinct().count() > 100, "not spread: " + looks);
        }
    }

    @Test
    void from_the_second_on_pings_are_spread_over_the_whole_interval() {
        try (HubFixture fixture = HubFixture.with(
                INSECURE,
                NEVER_STALE,
                HARDLY_RENEWED,
                "tidings.client.ping_interval=2h",
                "tidings.client.pong_timeout=0")) {
            long interval = Duration.ofHours(2).toMillis();
            List<Peer> peers = IntStream.range(0, 200)
                    .mapToObj(i -> fixture.peer().connects())
                    .toList();
            List<Long> firsts = peers.stream().map(Peer::inTime).toList();
            List<Long> seconds = peers.stream().map(Peer::inTime).toList();
            List<Long> thirds = peers.stream().map(Peer::inTime).toList();
            long begin = firsts.stream().min(Long::compare).orElseThrow() - interval / 2;
            // by chance alone 60 of 200 would be a miracle
            for (int half = 0; half < 2; half++) {
                int each = half;
                long count = thirds.stream()
                        .filter(time -> (time - begin) % interval / (interval / 2) == each)
                        .count();
                assertTrue(count > 60, () -> count + " of 200 are pinged in half " + each);
            }
            for (int i = 0; i < 200; i++) {
                long toSecond = seconds.get(i) - firsts.get(i);
                assertTrue(near(toSecond, interval) || near(toSecond, interval / 2), toSecond + " ms");
                assertTrue(near(thirds.get(i) - seconds.get(i), interval), "the third ping");
            }
        }
    }

    private static boolean near(long time, long wanted) {
        return Math.abs(time - wanted) <= Deadlines.TICK;
    }

    @Test
    void renewals_of_presence_are_spread_over_half_of_their_interval() {
        try (HubFixture fixture =
                HubFixture.with(INSECURE, NEVER_STALE, NO_PINGS, "tidings.client.presence_update_interval=2h")) {
            List<Long> looks = looks(IntStream.range(0, 200)
                    .mapToObj(i -> fixture.peer().connects())
                    .toList());
            assertTrue(
                    looks.stream().allMatch(wait -> wait > 3_500_000 && wait <= 7_200_000 + Deadlines.TICK),
                    looks.toString());
            assertTrue(looks.stream().distinct().count() > 100, "not spread: " + looks);
        }
    }

    /** In how many milliseconds each client will be looked at. */
    private static List<Long> looks(List<Peer> peers) {
        return peers.stream().map(peer -> peer.nextLook() - Worker.now()).toList();
    }

    /** Some of the time may have passed. */
    private static void assertLookedAtIn(Duration time, Peer peer) {
        long look = looks(List.of(peer)).get(0);
        assertTrue(look > time.minusSeconds(100).toMillis() && look <= time.toMillis() + Deadlines.TICK, look + " ms");
    }

    private static Credentials annaUntil(long end) {
        return new Credentials("anna", end, null, Map.of());
    }

    @Test
    void a_connection_that_expired_ends_and_not_before() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NO_GRACE)) {
            long end = inSeconds(1);
            fixture.authorizer().connecting(annaUntil(end));
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{}}")
                    .receivesPart("\"expires\":true,\"ttl\":")
                    .isClosedWith(DisconnectCode.EXPIRED);
            assertTrue(Ttl.now() >= end);
        }
    }

    @Test
    void a_connection_that_expired_ends_after_its_grace() {
        try (HubFixture fixture = HubFixture.authorizedByTest(
                NEVER_STALE, NO_PINGS, HARDLY_RENEWED, "tidings.client.expired_close_delay=1h")) {
            fixture.authorizer().connecting(annaUntil(inSeconds(-60)));
            Peer peer = fixture.peer().connects();
            assertLookedAtIn(Duration.ofMinutes(59), peer);
            peer.heardAll();
            fixture.authorizer().connecting(annaUntil(inSeconds(-3600)));
            fixture.peer().connects().isClosedWith(DisconnectCode.EXPIRED);
        }
    }

    @Test
    void a_connection_that_is_refreshed_in_time_goes_on_until_its_new_end() {
        try (HubFixture fixture = HubFixture.authorizedByTest(NEVER_STALE, NO_PINGS, HARDLY_RENEWED, NO_GRACE)) {
            fixture.authorizer().connecting(annaUntil(inSeconds(3600)));
            Peer peer = fixture.peer().connects();
            assertLookedAtIn(Duration.ofHours(1), peer);
            fixture.authorizer().connecting(annaUntil(inSeconds(7200)));
            peer.sends("{\"id\":2,\"refresh\":{\"token\":\"t\"}}").receivesPart("\"refresh\":{\"expires\":true");
            peer.after(Duration.ofHours(1)).heardAll();
            assertLookedAtIn(Duration.ofHours(2), peer);
            fixture.authorizer().connecting(annaUntil(inSeconds(-1)));
            peer.sends("{\"id\":3,\"refresh\":{\"token\":\"t\"}}").isClosedWith(DisconnectCode.EXPIRED);
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
        try (HubFixture fixture = HubFixture.authorizedByTest(NEVER_STALE, NO_PINGS, HARDLY_RENEWED, NO_SUB_GRACE)) {
            fixture.authorizer().subscribing(granted(new Grant(inSeconds(3600), null, null, OptionOverride.NONE)));
            fixture.authorizer().subRefreshing(granted(Grant.PLAIN));
            Peer peer = fixture.peer()
                    .connects()
                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receivesPart("\"subscribe\"");
            assertLookedAtIn(Duration.ofHours(1), peer);
            peer.sends("{\"id\":3,\"sub_refresh\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receives("{\"id\":3,\"sub_refresh\":{}}");
            peer.after(Duration.ofHours(1)).heardAll();
            // what is left is the renewal of presence, within a day
            long look = looks(List.of(peer)).get(0);
            assertTrue(look > Duration.ofHours(11).toMillis(), look + " ms");
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
            peer.after(Duration.ofSeconds(5).minusMillis(1));
            assertFalse(peer.transport().closed().isDone());
            peer.isCutOffWith(DisconnectCode.FORCE_RECONNECT);
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

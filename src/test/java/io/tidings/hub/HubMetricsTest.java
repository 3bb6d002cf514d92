package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class HubMetricsTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String NO_PINGS = "tidings.client.ping_interval=0";
    private static final HubMetrics.Link LINK = new HubMetrics.Link("test", Format.JSON);

    private final HubFixture fixture = HubFixture.with(
            INSECURE,
            NO_PINGS,
            "tidings.fan_out.workers=2",
            "tidings.client.queue_max_size=4096",
            "tidings.channel.namespaces=ns",
            "tidings.channel.namespaces.ns.history_size=10",
            "tidings.channel.namespaces.ns.history_ttl=60s",
            "tidings.channel.namespaces.ns.force_recovery=true");
    private final HubMetrics metrics = fixture.hub().metrics();

    private long sum(ToLongFunction<Traffic> what) {
        return metrics.traffic().stream().mapToLong(what).sum();
    }

    private Quantiles delay() {
        return metrics.traffic().stream().map(Traffic::delay).reduce(Quantiles.NONE, Quantiles::plus);
    }

    @Test
    void a_connection_is_counted_from_its_opening_to_its_end() {
        Peer peer = fixture.peer();
        assertEquals(1, metrics.connections().of(LINK));
        assertEquals(0, metrics.connects().count());
        peer.connects();
        Await.until("the set-up is timed", () -> metrics.connects().count() == 1);
        peer.vanishes();
        assertEquals(0, metrics.connections().of(LINK));
        assertEquals(1, metrics.opened().of("test"));
        assertEquals(1, metrics.disconnects().of(DisconnectCode.CONNECTION_CLOSED.code()));
        assertEquals(0, metrics.lingering());
        assertEquals(0, metrics.closes().count());
        fixture.close();
    }

    @Test
    void who_is_disconnected_lingers_until_the_transport_says_that_it_is_gone() {
        Peer peer = fixture.peer().connects();
        peer.client().disconnect(DisconnectCode.EXPIRED);
        peer.client().disconnect(DisconnectCode.STALE);
        assertEquals(1, metrics.disconnects().of(DisconnectCode.EXPIRED.code()));
        assertEquals(0, metrics.disconnects().of(DisconnectCode.STALE.code()));
        assertEquals(1, metrics.lingering());
        peer.vanishes().vanishes();
        assertEquals(0, metrics.lingering());
        assertEquals(1, metrics.closes().count());
        fixture.close();
    }

    @Test
    void commands_are_counted_by_kind_and_refusals_by_code() {
        fixture.peer()
                .connects()
                .subscribes("a")
                .sends("{\"id\":9,\"subscribe\":{\"channel\":\"no:such\"}}")
                .isRefused(9, 102);
        assertEquals(1, metrics.commands().of(Command.Connect.class));
        assertEquals(2, metrics.commands().of(Command.Subscribe.class));
        assertEquals(1, metrics.errors().of(102));
        fixture.close();
    }

    @Test
    void publications_are_counted_once_and_their_deliveries_for_each_subscriber() {
        for (int i = 0; i < 5; i++) {
            fixture.peer().connects().subscribes("a");
        }
        assertEquals(5, metrics.subscriptions());
        fixture.publishes("a", "1");
        fixture.publishes("ns:b", "2");
        Await.until("all were sent", () -> delay().count() == 5);
        assertEquals(1, metrics.publications().of(""));
        assertEquals(1, metrics.publications().of("ns"));
        assertEquals(5, sum(Traffic::deliveries));
        assertEquals(15, sum(Traffic::messages));
        assertTrue(delay().at(1) < TimeUnit.MINUTES.toNanos(1), () -> "p100 " + delay().at(1));
        assertTrue(delay().at(0.5) > 0);
        fixture.close();
    }

    @Test
    void a_frame_that_waits_for_the_one_before_it_has_waited_as_long_as_its_oldest_publication() {
        Peer peer = fixture.peer().connects().subscribes("a");
        peer.transport().stall();
        fixture.publishes("a", "1");
        Await.until("the first is in flight", () -> peer.transport().inFlight() == 1);
        fixture.publishes("a", "2");
        long published = System.nanoTime();
        fixture.publishes("a", "3");
        Await.until("some time went by", () -> System.nanoTime() - published > TimeUnit.MILLISECONDS.toNanos(20));
        peer.transport().goOn();
        Await.until("both frames have left", () -> delay().count() == 2);
        assertTrue(delay().at(0.01) >= TimeUnit.MILLISECONDS.toNanos(20), () -> "p1 " + delay().at(0.01));
        assertEquals(3, sum(Traffic::deliveries));
        fixture.close();
    }

    @Test
    void a_frame_without_a_publication_has_no_delay_whatever_came_before_it() {
        Peer peer = fixture.peer().connects().subscribes("a");
        fixture.publishes("a", "1");
        Await.until("the publication has left", () -> delay().count() == 1);
        Client client = peer.client();
        client.worker().submit(onWorker -> {
            // a ping travels in a frame of its own, so these are two
            client.enqueue(Piece.of("{}".getBytes(StandardCharsets.UTF_8)));
            client.enqueue(Liveness.PING);
        });
        peer.receivesPart("\"data\":1").receives("{}").receives("{}").heardAll();
        assertEquals(1, delay().count());
        fixture.close();
    }

    @Test
    void what_is_queued_is_sent_or_lost_and_the_reason_says_why() {
        Peer slow = fixture.peer().connects().subscribes("a");
        slow.transport().stall();
        fixture.publishes("a", "0");
        Await.until("the first is in flight", () -> slow.transport().inFlight() == 1);
        String big = "\"" + "x".repeat(1000) + "\"";
        for (int i = 0; i < 5; i++) {
            fixture.publishes("a", big);
        }
        Await.until("it is cut off", () -> !slow.client().connected());
        Await.until("its loss is counted", () -> sum(traffic -> traffic.lost(Traffic.Loss.SLOW)) >= 4);
        long lost = sum(traffic -> traffic.lost(Traffic.Loss.SLOW));
        assertTrue(lost >= 4 && lost <= 5, () -> "lost " + lost);
        long peak =
                metrics.traffic().stream().mapToLong(Traffic::takePeak).max().orElse(0);
        assertTrue(peak > 4096 && peak < 6000, () -> "peak " + peak);
        assertEquals(
                0, metrics.traffic().stream().mapToLong(Traffic::takePeak).max().orElse(1));

        Peer broken = fixture.peer().connects();
        broken.transport().stall();
        broken.sends("{\"id\":3,\"rpc\":{\"method\":\"echo\"}}");
        Await.until("it is in flight", () -> broken.transport().inFlight() == 1);
        broken.transport().failHeld(new IOException("gone"));
        Await.until("its loss is counted", () -> sum(traffic -> traffic.lost(Traffic.Loss.WRITE_FAILED)) == 1);
        assertFalse(metrics.traffic().isEmpty());
        // else the hub waits for it when it is closed
        slow.isCutOffWith(DisconnectCode.SLOW);
        fixture.close();
    }

    @Test
    void recoveries_are_counted_by_whether_anything_is_missing() {
        fixture.publishes("ns:a", "1");
        String epoch = fixture.peer()
                .connects()
                .sends("{\"id\":5,\"subscribe\":{\"channel\":\"ns:a\"}}")
                .next()
                .replaceAll(".*\"epoch\":\"([^\"]*)\".*", "$1");
        fixture.publishes("ns:a", "2");
        String recover =
                "{\"id\":6,\"subscribe\":{\"channel\":\"ns:a\",\"recover\":true,\"offset\":1,\"epoch\":\"%s\"}}";
        fixture.peer().connects().sends(recover.formatted(epoch)).receivesPart("\"recovered\":true");
        fixture.peer().connects().sends(recover.formatted("nope")).receivesPart("\"was_recovering\":true");
        assertEquals(1, metrics.recoveries().of(true));
        assertEquals(1, metrics.recoveries().of(false));
        fixture.close();
    }

    @Test
    void received_messages_and_bytes_are_counted_by_transport() {
        Peer peer = fixture.peer();
        peer.client().received(40);
        peer.client().received(2);
        assertEquals(2, metrics.receivedFrames().of("test"));
        assertEquals(42, metrics.receivedBytes().of("test"));
        fixture.close();
    }
}

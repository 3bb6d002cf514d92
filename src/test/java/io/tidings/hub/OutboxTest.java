package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits for a client, and how it becomes frames. */
class OutboxTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String NO_PINGS = "tidings.client.ping_interval=0";
    private static final String ONE_WORKER = "tidings.fan_out.workers=1";

    private static HubFixture fixture(String... more) {
        String[] settings = java.util.Arrays.copyOf(more, more.length + 3);
        settings[more.length] = INSECURE;
        settings[more.length + 1] = NO_PINGS;
        settings[more.length + 2] = ONE_WORKER;
        return HubFixture.with(settings);
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length - 2) + "\"";
    }

    private static void publish(HubFixture fixture, int from, int to) {
        for (int i = from; i <= to; i++) {
            fixture.publishes("a", String.valueOf(i));
        }
    }

    private static Frame last(Peer peer) {
        List<Frame> frames = peer.transport().frames();
        return frames.get(frames.size() - 1);
    }

    private static List<String> expected(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + i + "}}}")
                .toList();
    }

    @Test
    void one_send_is_in_flight_and_what_piles_up_leaves_as_one_frame() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().subscribes("a");
            peer.transport().stall();
            publish(fixture, 1, 1);
            Await.until("the first is in flight", () -> peer.transport().inFlight() == 1);
            publish(fixture, 2, 40);
            ConnectingTest.settled(peer);
            assertEquals(1, peer.transport().inFlight());
            int before = peer.transport().frames().size();
            peer.transport().goOnce();
            Await.until("the rest is in flight", () -> peer.transport().inFlight() == 1);
            assertEquals(before + 1, peer.transport().frames().size());
            assertEquals(39, last(peer).items());
            assertEquals(
                    expected(2, 40).stream().collect(Collectors.joining("\n")),
                    last(peer).text());
            peer.transport().goOn();
            expected(1, 40).forEach(peer::receives);
        }
    }

    @Test
    void the_room_for_what_once_waited_is_given_back() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects();
            Outbox outbox = peer.client().outbox();
            var room = outbox.pieces();
            piledUp(peer, 20);
            assertSame(room, outbox.pieces());
            piledUp(peer, 300);
            assertNotSame(room, outbox.pieces());
        }
    }

    /** So many answers have waited for this client, and it has all of them. */
    private static void piledUp(Peer peer, int answers) {
        peer.transport().stall();
        peer.client().send(answer(0));
        Await.until("the first is in flight", () -> peer.transport().inFlight() == 1);
        for (int i = 1; i <= answers; i++) {
            peer.client().send(answer(i));
        }
        ConnectingTest.settled(peer);
        peer.transport().goOn();
        for (int i = 0; i <= answers; i++) {
            peer.receives(new String(answer(i), StandardCharsets.UTF_8));
        }
        ConnectingTest.settled(peer);
    }

    private static byte[] answer(int number) {
        return ("{\"id\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_client_that_a_bug_kept_from_being_sent_to_is_ended() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().subscribes("a");
            peer.transport().turnFaulty();
            publish(fixture, 1, 1);
            peer.isClosedWith(DisconnectCode.WRITE_ERROR);
        }
    }

    @Test
    void a_frame_is_not_bigger_than_the_batch_unless_one_item_is() {
        try (HubFixture fixture = fixture("tidings.websocket.write_batch_size=1000")) {
            Peer peer = fixture.peer().connects().subscribes("a");
            peer.transport().stall();
            for (int i = 0; i < 10; i++) {
                fixture.publishes("a", text(300));
            }
            fixture.publishes("a", text(3000));
            fixture.publishes("a", text(300));
            Await.until("in flight", () -> peer.transport().inFlight() == 1);
            ConnectingTest.settled(peer);
            int before = peer.transport().frames().size();
            peer.transport().goOn();
            for (int i = 0; i < 12; i++) {
                peer.next();
            }
            List<Frame> frames = peer.transport().frames();
            for (Frame frame : frames.subList(before, frames.size())) {
                assertTrue(frame.items() == 1 || frame.bytes().length <= 1000, frame.items() + " items");
            }
            assertTrue(frames.size() - before >= 4);
            assertTrue(frames.stream().anyMatch(frame -> frame.bytes().length > 3000));
            assertTrue(frames.stream().anyMatch(frame -> frame.items() == 2));
        }
    }

    @Test
    void clients_that_wait_for_the_same_share_one_frame() {
        try (HubFixture fixture = fixture()) {
            List<Peer> peers = List.of(
                    fixture.peer().connects().subscribes("a"),
                    fixture.peer().connects().subscribes("a"),
                    fixture.peer().connects().subscribes("a"));
            Peer different = fixture.peer().connects().subscribes("a").subscribes("b");
            publish(fixture, 1, 1);
            peers.forEach(Peer::next);
            different.next();
            assertSame(last(peers.get(0)), last(peers.get(1)));
            assertSame(last(peers.get(0)), last(peers.get(2)));
            peers.forEach(peer -> peer.transport().stall());
            publish(fixture, 2, 2);
            peers.forEach(
                    peer -> Await.until("in flight", () -> peer.transport().inFlight() == 1));
            publish(fixture, 3, 9);
            peers.forEach(ConnectingTest::settled);
            peers.forEach(peer -> peer.transport().goOnce());
            peers.forEach(peer -> Await.until("in flight", () -> last(peer).items() == 7));
            assertArrayEquals(last(peers.get(0)).bytes(), last(peers.get(2)).bytes());
            different.next();
            assertNotSame(last(peers.get(0)), last(different));
            // or the hub would wait for them in the end
            peers.forEach(peer -> peer.transport().goOn());
        }
    }

    @Test
    void who_does_not_keep_up_is_slow_and_nobody_else_is() {
        try (HubFixture fixture =
                fixture("tidings.client.queue_max_size=4096", "tidings.websocket.write_batch_size=1024")) {
            Peer slow = fixture.peer().connects().subscribes("a");
            Peer fast = fixture.peer().connects().subscribes("a");
            slow.transport().stall();
            for (int i = 0; i < 20; i++) {
                fixture.publishes("a", text(500));
            }
            slow.isCutOffWith(DisconnectCode.SLOW);
            for (int i = 0; i < 20; i++) {
                fast.receivesPart("\"pub\"");
            }
            fast.heardAll();
            assertEquals(1, fixture.hub().subscribers("a"));
            slow.transport().goOn();
            ConnectingTest.settled(slow);
            assertTrue(slow.transport().items().size() < 5, "what waited was thrown away");
            assertEquals(1, slow.transport().closes());
        }
    }

    @Test
    void who_keeps_up_is_not_slow_however_small_its_queue() {
        try (HubFixture fixture = fixture("tidings.client.queue_max_size=1024")) {
            Peer peer = fixture.peer().connects().subscribes("a");
            CompletableFuture<Void> burst = new CompletableFuture<>();
            peer.client().worker().submit(onWorker -> burst.join());
            for (int i = 0; i < 20; i++) {
                fixture.publishes("a", text(500));
            }
            fixture.publishes("a", text(5000));
            burst.complete(null);
            for (int i = 0; i < 21; i++) {
                peer.receivesPart("\"pub\"");
            }
            peer.heardAll();
        }
    }

    @Test
    void a_send_that_fails_ends_the_connection_at_once() {
        try (HubFixture fixture = fixture()) {
            Peer later = fixture.peer().connects().subscribes("a");
            later.transport().stall();
            Peer thrown = fixture.peer().connects().subscribes("a");
            thrown.transport().breakWith(new IllegalStateException("closed"));
            publish(fixture, 1, 1);
            Await.until("in flight", () -> later.transport().inFlight() == 1);
            later.transport().failHeld(new IOException("reset"));
            // the worker hears of the failure, and then closes; more turns would be a wait to send more
            ConnectingTest.settled(later);
            ConnectingTest.settled(later);
            assertTrue(later.transport().closed().isDone()
                    && thrown.transport().closed().isDone());
            later.isClosedWith(DisconnectCode.WRITE_ERROR);
            thrown.isClosedWith(DisconnectCode.WRITE_ERROR);
            fixture.isEmpty();
        }
    }

    @Test
    void what_is_queued_is_sent_before_a_disconnect() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().subscribes("a");
            peer.transport().stall();
            publish(fixture, 1, 5);
            Await.until("in flight", () -> peer.transport().inFlight() == 1);
            peer.client().disconnect(DisconnectCode.FORCE_DISCONNECT);
            publish(fixture, 6, 6);
            ConnectingTest.settled(peer);
            assertFalse(peer.transport().closed().isDone());
            peer.transport().goOn();
            peer.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
            expected(1, 5).forEach(peer::receives);
            assertTrue(peer.transport().items().isEmpty());
            peer.client().disconnect(DisconnectCode.SHUTDOWN);
            peer.vanishes();
            ConnectingTest.settled(peer);
            assertEquals(1, peer.transport().closes());
        }
    }

    @Test
    void who_vanished_is_sent_nothing_and_not_closed_again() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().subscribes("a");
            int before = peer.transport().frames().size();
            peer.vanishes();
            peer.client().send(new byte[] {'x'});
            ConnectingTest.settled(peer);
            assertEquals(before, peer.transport().frames().size());
            assertEquals(0, peer.transport().closes());
        }
    }
}

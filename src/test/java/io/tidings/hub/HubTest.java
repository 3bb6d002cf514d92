package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HubTest {

    private static final String[] EVERYTHING = {
        "tidings.client.insecure=true",
        "tidings.channel.without_namespace.presence=true",
        "tidings.channel.without_namespace.join_leave=true",
        "tidings.channel.without_namespace.force_push_join_leave=true",
        "tidings.channel.without_namespace.history_size=5",
        "tidings.channel.without_namespace.history_ttl=60s",
        "tidings.channel.without_namespace.force_recovery=true",
    };

    @Test
    void clients_that_come_and_vanish_leave_nothing_behind() {
        try (HubFixture fixture = HubFixture.with(EVERYTHING)) {
            String[] channels = new String[20];
            for (int i = 0; i < channels.length; i++) {
                channels[i] = "c" + i;
            }
            for (int i = 0; i < 2000; i++) {
                String channel = channels[i % channels.length];
                Peer peer = fixture.peer().connects();
                peer.sends("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}\n"
                        + "{\"id\":3,\"publish\":{\"channel\":\"" + channel + "\",\"data\":1}}");
                if (i % 3 == 0) {
                    peer.client().disconnect(DisconnectCode.FORCE_RECONNECT);
                }
                peer.vanishes();
            }
            fixture.isEmpty(channels);
            assertEquals(balance(fixture, "connected", "disconnected"), 2000);
            assertEquals(balance(fixture, "subscribed", "unsubscribed"), 2000);
            List<String> asked = fixture.stores().asked();
            for (String channel : channels) {
                assertEquals(
                        Collections.frequency(asked, "subscribe " + channel),
                        Collections.frequency(asked, "unsubscribe " + channel));
            }
        }
    }

    /** How often something began, having made sure that it ended as often. */
    private static int balance(HubFixture fixture, String begin, String end) {
        List<String> told = fixture.listener().told();
        long begun = told.stream().filter(line -> line.startsWith(begin)).count();
        assertEquals(begun, told.stream().filter(line -> line.startsWith(end)).count());
        return (int) begun;
    }

    /** Run a failure again with {@code -Dtidings.stress.seed=...}. */
    @Test
    void clients_that_vanish_at_any_moment_on_any_thread_leave_nothing_behind() throws Exception {
        long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
        System.out.println("tidings.stress.seed=" + seed);
        try (HubFixture fixture = HubFixture.with(EVERYTHING)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(seed + i);
                Thread thread = new Thread(() -> comeAndGo(fixture, random));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            fixture.isEmpty("a", "b", "c");
            balance(fixture, "connected", "disconnected");
            balance(fixture, "subscribed", "unsubscribed");
        }
    }

    private static void comeAndGo(HubFixture fixture, Random random) {
        for (int i = 0; i < 300; i++) {
            Peer peer = fixture.peer();
            Thread end = new Thread(() -> {
                for (int spin = 0; spin < 50; spin++) {
                    Thread.onSpinWait();
                }
                peer.vanishes();
            });
            int moment = random.nextInt(8);
            StringBuilder frame = new StringBuilder("{\"id\":1,\"connect\":{\"subs\":{\"c\":{}}}}");
            for (int j = 0; j < 8; j++) {
                String channel = random.nextBoolean() ? "a" : "b";
                frame.append("\n{\"id\":2,\"").append(random.nextInt(3) == 0 ? "unsubscribe" : "subscribe");
                frame.append("\":{\"channel\":\"").append(channel).append("\"}}");
                if (j == moment) {
                    end.start();
                }
            }
            peer.sends(frame.toString());
            fixture.hub().publish("a", Payload.json("1"), PublishOptions.NONE);
            try {
                end.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Test
    void closing_tells_everybody_and_ends_the_threads() throws Exception {
        HubFixture fixture = HubFixture.with("tidings.client.insecure=true", "tidings.fan_out.workers=3");
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            peers.add(fixture.peer().connects().subscribes("a"));
        }
        Peer unknown = fixture.peer();
        fixture.close();
        for (Peer peer : peers) {
            peer.isClosedWith(DisconnectCode.SHUTDOWN);
        }
        unknown.isClosedWith(DisconnectCode.SHUTDOWN);
        assertEquals(3, fixture.threads().size());
        for (Thread thread : fixture.threads()) {
            assertTrue(thread.getName().startsWith("tidings-fan-out-"));
            thread.join();
        }
        fixture.hub().close();
        fixture.isEmpty();
    }

    @Test
    void closing_waits_for_what_is_being_sent() throws Exception {
        HubFixture fixture = HubFixture.with("tidings.client.insecure=true");
        Peer peer = fixture.peer().connects();
        peer.transport().stall();
        peer.sends("{\"id\":5,\"rpc\":{\"method\":\"echo\"}}");
        Await.until("in flight", () -> peer.transport().inFlight() == 1);
        Thread closing = new Thread(fixture::close);
        closing.start();
        Await.until("the client is being closed", () -> !peer.client().connected());
        assertFalse(peer.transport().closed().isDone());
        peer.transport().goOn();
        peer.isClosedWith(DisconnectCode.SHUTDOWN);
        closing.join();
        for (Thread thread : fixture.threads()) {
            thread.join();
        }
    }

    @Test
    void a_publisher_that_brings_too_much_waits_for_the_workers() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true", "tidings.fan_out.backlog=16")) {
            Peer peer = fixture.peer().connects().subscribes("a");
            for (int i = 0; i < 5000; i++) {
                fixture.publishes("a", "1");
                assertTrue(peer.client().worker().load() < 16 + 64);
            }
        }
    }

    @Test
    void a_port_with_a_bug_ends_the_client_and_leaves_nothing_behind() {
        try (HubFixture fixture = HubFixture.with(EVERYTHING)) {
            for (Step step : List.of(Step.SUBSCRIBE, Step.PRESENT, Step.READ)) {
                Peer peer = fixture.peer().connects();
                fixture.stores().breakDown(step);
                peer.sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").isRefused(2, 100);
                fixture.stores().free(step);
                peer.subscribes("a");
                peer.vanishes();
                fixture.isEmpty("a");
            }
            Peer peer = fixture.peer().connects();
            fixture.stores().breakDown(Step.PUBLISH);
            peer.sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").isClosedWith(DisconnectCode.INTERNAL_ERROR);
            fixture.isEmpty("a");
            fixture.stores().free(Step.PUBLISH);
        }
    }
}

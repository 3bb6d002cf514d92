package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** Connect commands whose answer comes late, that come together, or whose connection is gone meanwhile. */
class ConnectingRaceTest {

    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
    private static final String OPEN = "tidings.channel.without_namespace.allow_subscribe_for_client=true";

    @Test
    void a_refusal_that_comes_late_passes_over_what_waited_for_it() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            CompletableFuture<Decision<Credentials>> answer = new CompletableFuture<>();
            fixture.authorizer().connecting(answer);
            Peer refused = fixture.peer().sends(CONNECT + "\n{\"id\":2,\"rpc\":{\"method\":\"echo\"}}");
            answer.complete(Decision.refused(ErrorCode.TOKEN_EXPIRED));
            refused.isRefused(1, 109);
            ConnectingTest.settled(refused);
            assertTrue(refused.transport().items().isEmpty());
            refused.sends(CONNECT).isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void what_comes_before_the_identity_is_known_is_handled_after_it_in_order() {
        try (HubFixture fixture = HubFixture.authorizedByTest(OPEN)) {
            CompletableFuture<Decision<Credentials>> answer = new CompletableFuture<>();
            fixture.authorizer().connecting(answer);
            Peer peer = fixture.peer().sends(CONNECT + "\n{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}");
            peer.sends("{\"id\":3,\"rpc\":{\"method\":\"echo\"}}");
            assertEquals(0, fixture.hub().channelCount());
            answer.complete(Decision.granted(user("anna")));
            peer.receivesPart("\"connect\"")
                    .receives("{\"id\":2,\"subscribe\":{}}")
                    .receives("{\"id\":3,\"rpc\":{}}");
        }
    }

    @Test
    void connections_that_come_at_the_same_time_do_not_pass_the_limit_together() throws Exception {
        try (HubFixture fixture = HubFixture.with("tidings.client.user_connection_limit=1")) {
            String connect = "{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna") + "\"}}";
            for (int round = 0; round < 100; round++) {
                List<Peer> peers = together(fixture, connect, 2);
                assertEquals(
                        1,
                        peers.stream().filter(peer -> peer.client().connected()).count());
                peers.forEach(Peer::vanishes);
            }
            fixture.isEmpty();
        }
    }

    @Test
    void a_single_connection_ends_the_one_before_and_never_all() throws Exception {
        String personal = "tidings.client.subscribe_to_user_personal_channel.";
        try (HubFixture fixture = HubFixture.with(
                personal + "enabled=true",
                personal + "single_connection=true",
                "tidings.channel.without_namespace.presence=true")) {
            String connect = "{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna") + "\"}}";
            Peer first = fixture.peer().sends(connect);
            first.receivesPart("\"subs\":{\"#anna\":{}}");
            Peer second = fixture.peer().sends(connect);
            first.isClosedWith(DisconnectCode.CONNECTION_LIMIT);
            assertTrue(second.client().connected());
            second.vanishes();
            for (int round = 0; round < 100; round++) {
                List<Peer> peers = together(fixture, connect, 2);
                assertEquals(
                        1,
                        peers.stream().filter(peer -> peer.client().connected()).count());
                peers.forEach(Peer::vanishes);
            }
            fixture.isEmpty("#anna");
        }
    }

    @Test
    void who_is_gone_before_the_answer_leaves_no_subscription_behind() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.channel.without_namespace.presence=true")) {
            CompletableFuture<Decision<Credentials>> answer = new CompletableFuture<>();
            fixture.authorizer().connecting(answer);
            Peer peer = fixture.peer().sends(CONNECT).vanishes();
            answer.complete(
                    Decision.granted(new Credentials("anna", 0, null, Map.of("a", Grant.PLAIN, "b", Grant.PLAIN))));
            fixture.isEmpty("a", "b");
            assertEquals(List.of(), fixture.listener().told());
            Await.until("no deadline", () -> peer.nextLook() == Deadlines.NEVER);
        }
    }

    @Test
    void who_is_gone_while_server_side_subscriptions_are_made_leaves_none_behind() {
        try (HubFixture fixture = HubFixture.authorizedByTest(
                "tidings.channel.without_namespace.presence=true",
                "tidings.channel.without_namespace.join_leave=true")) {
            fixture.authorizer()
                    .connecting(new Credentials("anna", 0, null, Map.of("a", Grant.PLAIN, "b", Grant.PLAIN)));
            fixture.stores().hold(HeldStores.Step.SUBSCRIBE);
            Peer peer = fixture.peer().sends(CONNECT).vanishes();
            fixture.stores().pass(HeldStores.Step.SUBSCRIBE);
            fixture.stores().pass(HeldStores.Step.SUBSCRIBE);
            fixture.isEmpty("a", "b");
            assertFalse(fixture.stores().asked().stream().anyMatch(what -> what.startsWith("joined")));
            Await.until("no deadline", () -> peer.nextLook() == Deadlines.NEVER);
        }
    }

    @Test
    void a_broker_that_fails_for_one_server_side_subscription_undoes_all_of_them() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.channel.without_namespace.presence=true")) {
            fixture.authorizer()
                    .connecting(new Credentials("anna", 0, null, Map.of("a", Grant.PLAIN, "b", Grant.PLAIN)));
            fixture.stores().hold(HeldStores.Step.SUBSCRIBE);
            Peer peer = fixture.peer().sends(CONNECT);
            fixture.stores().fail(HeldStores.Step.SUBSCRIBE);
            assertTrue(peer.transport().items().isEmpty());
            fixture.stores().pass(HeldStores.Step.SUBSCRIBE);
            peer.isRefused(1, 100);
            assertEquals(0, fixture.hub().channelCount());
            assertEquals(0, fixture.stores().present("a") + fixture.stores().present("b"));
            assertEquals(0, fixture.hub().clients().connected());
            assertEquals(List.of(), fixture.listener().told());
        }
    }

    @Test
    void nothing_comes_before_the_reply_to_connect() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            fixture.authorizer()
                    .connecting(new Credentials("anna", 0, null, Map.of("a", Grant.PLAIN, "b", Grant.PLAIN)));
            fixture.stores().hold(HeldStores.Step.SUBSCRIBE);
            Peer peer = fixture.peer().sends(CONNECT);
            fixture.stores().pass(HeldStores.Step.SUBSCRIBE);
            fixture.publishes("a", "1");
            fixture.publishes("b", "2");
            fixture.stores().pass(HeldStores.Step.SUBSCRIBE);
            peer.receivesPart("{\"id\":1,\"connect\":");
            assertTrue(peer.next().contains("\"data\":"));
        }
    }

    private static List<Peer> together(HubFixture fixture, String frame, int count) throws Exception {
        List<Peer> peers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(count);
        for (int i = 0; i < count; i++) {
            Peer peer = fixture.peer();
            peers.add(peer);
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (Exception stopped) {
                    throw new IllegalStateException(stopped);
                }
                peer.sends(frame);
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return peers;
    }

    private static Credentials user(String user) {
        return new Credentials(user, 0, null, Map.of());
    }
}

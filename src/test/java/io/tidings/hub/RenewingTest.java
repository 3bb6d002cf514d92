package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewingTest {

    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";

    private final HeldBackend backend = new HeldBackend();
    private final HubFixture fixture = HubFixture.hooked(
            backend,
            "tidings.client.proxy.connect.enabled=true",
            "tidings.client.proxy.connect.endpoint=http://backend.example/connect",
            "tidings.client.proxy.refresh.enabled=true",
            "tidings.client.proxy.refresh.endpoint=http://backend.example/refresh",
            "tidings.channel.proxy.subscribe.endpoint=http://backend.example/subscribe",
            "tidings.channel.proxy.sub_refresh.endpoint=http://backend.example/sub_refresh",
            "tidings.channel.namespaces=chat",
            "tidings.channel.namespaces.chat.subscribe_proxy_enabled=true",
            "tidings.channel.namespaces.chat.sub_refresh_proxy_enabled=true");

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Connects somebody whose time is over at once; the client is not told. */
    private Peer connected(Map<String, Grant> subs) {
        Peer peer = fixture.peer().sends(CONNECT);
        backend.next("connect ")
                .answer(Decision.granted(Optional.of(new Credentials(
                        "anna", Ttl.now(), null, subs, Authentication.NONE, null, Payload.json("{\"m\":1}")))));
        String reply = peer.next();
        assertFalse(reply.contains("expires") || reply.contains("ttl"), reply);
        return peer;
    }

    private Peer subscribed() {
        Peer peer = fixture.peer().connectsWith(fixture.token("anna"));
        peer.sends("{\"id\":3,\"subscribe\":{\"channel\":\"chat:1\"}}");
        backend.next("subscribe chat:1")
                .answer(Decision.granted(new Grant(Ttl.now(), null, null, OptionOverride.NONE)));
        peer.receives("{\"id\":3,\"subscribe\":{}}");
        return peer;
    }

    private static long left(Peer peer) {
        return peer.client().credentials().expireAt() - Ttl.now();
    }

    @Test
    void a_connection_whose_time_is_over_goes_on_when_the_backend_says_so() {
        Peer peer = connected(Map.of());
        HeldBackend.Asked asked = backend.next("refresh anna");
        assertEquals(Payload.json("{\"m\":1}"), asked.asker().credentials().meta());
        peer.heardAll();
        asked.answer(new Renewal.Until(Ttl.now() + 100, Payload.json("{\"i\":1}"), Payload.json("{\"m\":2}")));
        Await.until("renewed", () -> left(peer) > 50);
        assertEquals(Payload.json("{\"i\":1}"), peer.client().credentials().info());
        assertEquals(Payload.json("{\"m\":2}"), peer.client().credentials().meta());
        assertTrue(backend.idle());
    }

    @Test
    void a_connection_that_the_backend_lets_go_ends() {
        Peer expired = connected(Map.of());
        backend.next("refresh anna").answer(new Renewal.Expired());
        expired.isClosedWith(DisconnectCode.EXPIRED);
        Peer past = connected(Map.of());
        backend.next("refresh anna").answer(new Renewal.Until(0, null, null));
        past.isClosedWith(DisconnectCode.EXPIRED);
    }

    @Test
    void a_connection_goes_on_for_a_minute_when_the_backend_does_not_answer() {
        Peer peer = connected(Map.of());
        backend.next("refresh anna").answer(new Renewal.Unanswered());
        Await.until("prolonged", () -> left(peer) > 50);
        assertTrue(left(peer) <= 60);
        peer.heardAll();
    }

    @Test
    void a_bug_in_the_adapter_is_no_answer() {
        Peer peer = connected(Map.of());
        backend.next("refresh anna").fail();
        Await.until("prolonged", () -> left(peer) > 50);
    }

    @Test
    void a_client_that_refreshes_itself_does_not_know_this_server() {
        Peer peer = connected(Map.of()).sends("{\"id\":2,\"refresh\":{\"token\":\"t\"}}");
        peer.isClosedWith(DisconnectCode.BAD_REQUEST);
    }

    @Test
    void a_subscription_goes_on_or_ends_as_the_backend_says() {
        Peer peer = subscribed();
        Subscription subscription = peer.client().subscriptions().get("chat:1");
        backend.next("sub_refresh chat:1").answer(new Renewal.Until(Ttl.now() + 100, null, null));
        Await.until("renewed", () -> subscription.grant().expireAt() > Ttl.now() + 50);
        assertEquals(subscription, peer.client().subscriptions().get("chat:1"));
        subscription.grant(subscription.grant().renewed(Ttl.now(), null));
        peer.client().worker().submit(onWorker -> peer.client().liveness().expiryChanged());
        HeldBackend.Asked again = backend.next("sub_refresh chat:1");
        again.answer(new Renewal.Expired());
        peer.receivesPart("\"unsubscribe\":{\"code\":2501,");
        peer.vanishes();
        fixture.isEmpty("chat:1");
    }

    @Test
    void a_subscription_goes_on_for_a_minute_when_the_backend_does_not_answer() {
        Peer peer = subscribed();
        backend.next("sub_refresh chat:1").answer(new Renewal.Unanswered());
        Await.until(
                "prolonged",
                () -> peer.client().subscriptions().get("chat:1").grant().expireAt() - Ttl.now() > 50);
        peer.heardAll();
    }

    @Test
    void a_client_that_refreshes_its_subscription_itself_does_not_know_this_server() {
        Peer peer = subscribed().sends("{\"id\":4,\"sub_refresh\":{\"channel\":\"chat:1\",\"token\":\"t\"}}");
        peer.isClosedWith(DisconnectCode.BAD_REQUEST);
    }

    @Test
    void a_server_side_subscription_that_the_backend_lets_go_ends_the_connection() {
        Peer peer = connected(Map.of("chat:1", new Grant(Ttl.now(), null, null, OptionOverride.NONE)));
        for (int i = 0; i < 2; i++) {
            HeldBackend.Asked asked = backend.next();
            asked.answer(
                    asked.what().startsWith("refresh")
                            ? new Renewal.Until(Ttl.now() + 100, null, null)
                            : new Renewal.Expired());
        }
        peer.isClosedWith(DisconnectCode.SUBSCRIPTION_EXPIRED);
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.Target;
import io.tidings.protocol.UnsubscribeCode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerActionsTest {

    private final HubFixture fixture = HubFixture.with(
            "tidings.client.insecure=true",
            "tidings.channel.without_namespace.history_size=10",
            "tidings.channel.without_namespace.history_ttl=1m",
            "tidings.channel.without_namespace.force_recovery=true");
    private final Hub hub = fixture.hub();

    private static final Target ANYBODY = Target.user("");

    private static Decision<Integer> subscribe(Hub hub, Target whom, String channel) {
        return hub.actions()
                .subscribe(whom, channel, Grant.PLAIN)
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void every_connection_of_the_user_is_subscribed_and_gets_what_is_published_from_then_on() {
        Peer one = fixture.peer().connects();
        Peer other = fixture.peer().connects();
        assertEquals(Decision.granted(2), subscribe(hub, ANYBODY, "news"));
        for (Peer peer : new Peer[] {one, other}) {
            peer.receivesPart("{\"push\":{\"channel\":\"news\",\"subscribe\":{\"recoverable\":true,\"epoch\":");
        }
        hub.publish("news", Payload.json("1"), PublishOptions.NONE);
        one.receivesPart("\"pub\":{\"data\":1");
        other.receivesPart("\"pub\":{\"data\":1");
    }

    @Test
    void a_connection_that_is_subscribed_already_is_left_alone() {
        Peer peer = fixture.peer().connects();
        peer.sends("{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}").receivesPart("{\"id\":2,\"subscribe\":");
        Peer other = fixture.peer().connects();
        assertEquals(Decision.refused(ErrorCode.ALREADY_SUBSCRIBED), subscribe(hub, ANYBODY, "news"));
        other.receivesPart("\"subscribe\":{\"recoverable\":true").heardAll();
        peer.heardAll();
    }

    @Test
    void one_connection_or_session_of_a_user_can_be_meant() {
        Peer one = fixture.peer().connects();
        Peer emulated = fixture.emulated("secret", null).connects();
        assertEquals(
                Decision.granted(1), subscribe(hub, new Target("", one.client().id(), ""), "a"));
        assertEquals(Decision.granted(1), subscribe(hub, new Target("", "", "secret"), "b"));
        assertEquals(Decision.granted(0), subscribe(hub, new Target("", "", "guessed"), "c"));
        assertEquals(
                Decision.granted(0),
                subscribe(hub, new Target("anna", one.client().id(), ""), "c"));
        one.receivesPart("\"channel\":\"a\"").heardAll();
        emulated.receivesPart("\"channel\":\"b\"").heardAll();
    }

    @Test
    void who_is_subscribed_since_a_position_gets_what_was_published_after_it() {
        fixture.publishes("news", "1");
        fixture.publishes("news", "2");
        fixture.publishes("news", "3");
        Peer peer = fixture.peer().connects();
        SubscribeRequest since = SubscribeRequest.to("news").since(new StreamPosition(1, ""));
        assertEquals(
                Decision.granted(1),
                hub.actions()
                        .subscribe(ANYBODY, since, Grant.PLAIN)
                        .toCompletableFuture()
                        .join());
        peer.receivesPart("\"offset\":1,\"positioned\":true}}}")
                .receives("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":2,\"offset\":2}}}")
                .receives("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":3,\"offset\":3}}}");
        fixture.publishes("news", "4");
        peer.receivesPart("\"data\":4,\"offset\":4").heardAll();
    }

    @Test
    void a_subscription_that_cannot_be_made_is_told_and_leaves_no_trace() {
        fixture.stores().hold(HeldStores.Step.SUBSCRIBE);
        Peer peer = fixture.peer().connects();
        var coming = hub.actions().subscribe(ANYBODY, "news", Grant.PLAIN).toCompletableFuture();
        assertFalse(coming.isDone());
        fixture.stores().fail(HeldStores.Step.SUBSCRIBE);
        assertEquals(Decision.refused(ErrorCode.INTERNAL), coming.join());
        peer.heardAll();
        assertEquals(0, hub.subscribers("news"));
    }

    @Test
    void a_disconnect_spares_who_it_is_told_to() {
        Peer one = fixture.peer().connects();
        Peer spared = fixture.peer().connects();
        hub.actions().disconnect(ANYBODY, Set.of(spared.client().id()), DisconnectCode.FORCE_DISCONNECT);
        one.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        spared.heardAll();
    }

    @Test
    void a_refresh_may_tell_others_something_new_and_one_to_the_past_is_the_end() {
        Peer watcher = fixture.peer().connectsWith(fixture.token("ben")).subscribes("news");
        Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
        hub.actions().refresh(Target.user("anna"), 0, Payload.json("{\"away\":true}"));
        anna.receives("{\"push\":{\"refresh\":{}}}");
        anna.sends("{\"id\":3,\"publish\":{\"channel\":\"news\",\"data\":1}}").receivesPart("\"publish\"");
        watcher.receivesPart("\"conn_info\":{\"away\":true}");
        hub.actions().refresh(Target.user("anna"), System.currentTimeMillis() / 1000 - 1);
        anna.isClosedWith(DisconnectCode.EXPIRED);
    }

    @Test
    void an_unknown_namespace_is_refused() {
        assertEquals(Decision.refused(ErrorCode.UNKNOWN_CHANNEL), subscribe(hub, ANYBODY, "nowhere:x"));
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), subscribe(hub, ANYBODY, ""));
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), subscribe(hub, ANYBODY, "a".repeat(256)));
        assertEquals(
                Decision.refused(ErrorCode.UNKNOWN_CHANNEL),
                hub.actions().unsubscribe(ANYBODY, "nowhere:x", UnsubscribeCode.SERVER));
    }

    @Test
    void an_unsubscribe_reaches_the_subscribed_and_the_others() {
        Peer subscribed = fixture.peer().connects();
        subscribed.sends("{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}").receivesPart("\"subscribe\":");
        Peer other = fixture.peer().connects();
        hub.actions().unsubscribe(ANYBODY, "news", UnsubscribeCode.SERVER);
        String push =
                "{\"push\":{\"channel\":\"news\",\"unsubscribe\":{\"code\":2000,\"reason\":\"server unsubscribe\"}}}";
        subscribed.receives(push);
        other.receives(push);
        assertEquals(0, hub.subscribers("news"));
    }

    @Test
    void a_message_goes_to_the_connections_and_to_no_channel() {
        Peer peer = fixture.peer().connects();
        hub.actions().message(ANYBODY, Payload.json("{\"hello\":1}"));
        peer.receives("{\"push\":{\"message\":{\"data\":{\"hello\":1}}}}");
    }

    @Test
    void a_refresh_tells_the_new_end() {
        Peer peer = fixture.peer().connects();
        hub.actions().refresh(ANYBODY, System.currentTimeMillis() / 1000 + 3600);
        peer.receivesPart("{\"push\":{\"refresh\":{\"expires\":true,\"ttl\":3");
        hub.actions().refresh(ANYBODY, 0);
        peer.receives("{\"push\":{\"refresh\":{}}}");
    }

    @Test
    void a_disconnect_ends_all_connections_of_the_user() {
        Peer one = fixture.peer().connects();
        Peer other = fixture.peer().connects();
        hub.actions().disconnect(ANYBODY, DisconnectCode.FORCE_DISCONNECT);
        one.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        other.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        assertEquals(0, hub.clients().open());
    }

    @Test
    void nothing_is_done_to_a_connection_that_waits_for_its_connect_reply() {
        try (HubFixture slow = HubFixture.authorizedByTest()) {
            slow.authorizer().connecting(new Credentials("anna", 0, null, Map.of("a", Grant.PLAIN)));
            slow.stores().hold(HeldStores.Step.SUBSCRIBE);
            Peer peer = slow.peer().sends("{\"id\":1,\"connect\":{}}");
            slow.stores().free(HeldStores.Step.SUBSCRIBE);
            Target anna = Target.user("anna");
            slow.hub().actions().message(anna, Payload.json("1"));
            slow.hub().actions().unsubscribe(anna, "b", UnsubscribeCode.SERVER);
            assertEquals(Decision.granted(0), subscribe(slow.hub(), anna, "b"));
            slow.stores().pass(HeldStores.Step.SUBSCRIBE);
            peer.receivesPart("{\"id\":1,\"connect\":{").heardAll();
        }
    }

    @Test
    void what_is_done_to_a_connection_while_its_observers_still_hear_of_it_comes_after_its_connect_reply() {
        Target anna = Target.user("anna");
        try (HubFixture observed = HubFixture.authorizedByTest()) {
            observed.authorizer().connecting(new Credentials("anna", 0, null, Map.of()));
            observed.listener().atConnect(client -> {
                // on another thread, as a call that the page makes as soon as it has its reply
                CompletableFuture.runAsync(() -> observed.hub().actions().message(anna, Payload.json("1")))
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
                assertEquals(Decision.granted(1), subscribe(observed.hub(), anna, "news"));
                assertEquals(
                        Decision.granted(1), observed.hub().actions().unsubscribe(anna, "b", UnsubscribeCode.SERVER));
            });
            observed.peer()
                    .sends("{\"id\":1,\"connect\":{}}")
                    .receivesPart("{\"id\":1,\"connect\":{")
                    .receives("{\"push\":{\"message\":{\"data\":1}}}")
                    .receivesPart("{\"push\":{\"channel\":\"news\",\"subscribe\":{")
                    .receivesPart("{\"push\":{\"channel\":\"b\",\"unsubscribe\":{");
            observed.listener().atConnect(client -> {});
        }
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.UnsubscribeCode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerActionsTest {

    private final HubFixture fixture = HubFixture.with(
            "tidings.client.insecure=true",
            "tidings.channel.without_namespace.history_size=10",
            "tidings.channel.without_namespace.history_ttl=1m",
            "tidings.channel.without_namespace.force_recovery=true");
    private final Hub hub = fixture.hub();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void every_connection_of_the_user_is_subscribed_and_gets_what_is_published_from_then_on() {
        Peer one = fixture.peer().connects();
        Peer other = fixture.peer().connects();
        assertEquals(Decision.granted(2), hub.actions().subscribe("", "news", Grant.PLAIN));
        for (Peer peer : new Peer[] {one, other}) {
            peer.receivesPart("{\"push\":{\"channel\":\"news\",\"subscribe\":{\"recoverable\":true,\"epoch\":");
        }
        hub.publish("news", Payload.json("1"), Map.of());
        one.receivesPart("\"pub\":{\"data\":1");
        other.receivesPart("\"pub\":{\"data\":1");
    }

    @Test
    void a_connection_that_is_subscribed_already_is_left_alone() {
        Peer peer = fixture.peer().connects();
        peer.sends("{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}").receivesPart("{\"id\":2,\"subscribe\":");
        assertEquals(Decision.granted(0), hub.actions().subscribe("", "news", Grant.PLAIN));
    }

    @Test
    void an_unknown_namespace_is_refused() {
        assertEquals(
                Decision.refused(ErrorCode.UNKNOWN_CHANNEL), hub.actions().subscribe("", "nowhere:x", Grant.PLAIN));
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), hub.actions().subscribe("", "", Grant.PLAIN));
    }

    @Test
    void an_unsubscribe_reaches_the_subscribed_and_the_others() {
        Peer subscribed = fixture.peer().connects();
        subscribed.sends("{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}").receivesPart("\"subscribe\":");
        Peer other = fixture.peer().connects();
        hub.actions().unsubscribe("", "news", UnsubscribeCode.SERVER);
        String push =
                "{\"push\":{\"channel\":\"news\",\"unsubscribe\":{\"code\":2000,\"reason\":\"server unsubscribe\"}}}";
        subscribed.receives(push);
        other.receives(push);
        assertEquals(0, hub.subscribers("news"));
    }

    @Test
    void a_message_goes_to_the_connections_and_to_no_channel() {
        Peer peer = fixture.peer().connects();
        hub.actions().message("", Payload.json("{\"hello\":1}"));
        peer.receives("{\"push\":{\"message\":{\"data\":{\"hello\":1}}}}");
    }

    @Test
    void a_refresh_tells_the_new_end() {
        Peer peer = fixture.peer().connects();
        hub.actions().refresh("", System.currentTimeMillis() / 1000 + 3600);
        peer.receivesPart("{\"push\":{\"refresh\":{\"expires\":true,\"ttl\":3");
        hub.actions().refresh("", 0);
        peer.receives("{\"push\":{\"refresh\":{}}}");
    }

    @Test
    void a_disconnect_ends_all_connections_of_the_user() {
        Peer one = fixture.peer().connects();
        Peer other = fixture.peer().connects();
        hub.actions().disconnect("", DisconnectCode.FORCE_DISCONNECT);
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
            slow.hub().actions().message("anna", Payload.json("1"));
            slow.hub().actions().unsubscribe("anna", "b", UnsubscribeCode.SERVER);
            assertEquals(Decision.granted(0), slow.hub().actions().subscribe("anna", "b", Grant.PLAIN));
            slow.stores().pass(HeldStores.Step.SUBSCRIBE);
            peer.receivesPart("{\"id\":1,\"connect\":{").heardAll();
        }
    }
}

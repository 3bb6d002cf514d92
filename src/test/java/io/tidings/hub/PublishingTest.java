package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PublishingTest {

    private static final String WITHOUT = "tidings.channel.without_namespace.";
    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String ANONYMOUS = "tidings.client.allow_anonymous_connect_without_token=true";
    private static final String SUBSCRIBE = WITHOUT + "allow_subscribe_for_client=true";
    private static final String DONE = "{\"id\":3,\"publish\":{}}";

    private static String publish(String channel, String data) {
        return "{\"id\":3,\"publish\":{\"channel\":\"" + channel + "\",\"data\":" + data + "}}";
    }

    @Test
    void a_publication_reaches_subscribers_with_its_publisher_and_its_bytes_as_they_came() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna")).subscribes("a");
            Peer ben = fixture.peer().connectsWith(fixture.token("ben"));
            String info =
                    "\"info\":{\"user\":\"ben\",\"client\":\"" + ben.client().id() + "\"}";
            ben.sends(publish("a", "{\"b\" : 1.0e2,\"a\":9007199254740993}")).receives(DONE);
            anna.receives("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":{\"b\" : 1.0e2,\"a\":9007199254740993},"
                    + info + "}}}");
        }
    }

    @Test
    void who_publishes_gets_its_own_publication_if_subscribed() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .subscribes("a")
                    .sends(publish("a", "1"))
                    .receives(
                            "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":1,\"info\":{\"user\":\"\",\"client\":\"$id\"}}}}")
                    .receives(DONE);
        }
    }

    @Test
    void clients_of_the_seed_endpoint_get_no_echo_of_their_own() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer plain = fixture.plainPeer();
            connectPlain(plain);
            plain.sends("{\"type\":\"join\",\"channel\":\"a\"}");
            Peer other = fixture.plainPeer();
            connectPlain(other);
            other.sends("{\"type\":\"join\",\"channel\":\"a\"}");
            plain.sends("{\"type\":\"chat\",\"channel\":\"a\",\"content\":1}");
            String sender = ",\"sender\":\"" + plain.client().id() + "\"}";
            other.receives("{\"type\":\"chat\",\"channel\":\"a\",\"content\":1" + sender);
            fixture.publishes("a", "2");
            plain.receives("{\"type\":\"chat\",\"channel\":\"a\",\"content\":2,\"sender\":\"\"}");
            plain.sends("{\"type\":\"chat\",\"channel\":\"a\"}").receivesPart("\"code\":107");
        }
    }

    private static void connectPlain(Peer peer) {
        peer.client().handle(new io.tidings.protocol.Command.Connect(1, "", null, Map.of(), "plain", "", Map.of()));
    }

    @Test
    void the_subscriptions_info_goes_along_only_while_subscribed() {
        try (HubFixture fixture = HubFixture.authorizedByTest(INSECURE)) {
            Grant grant = new Grant(0, Payload.json("{\"i\":1}"), null, OptionOverride.NONE);
            fixture.authorizer().connecting(new Credentials("anna", 0, Payload.json("{\"c\":2}"), Map.of()));
            fixture.authorizer().subscribing(CompletableFuture.completedFuture(Decision.granted(grant)));
            Peer watcher = fixture.peer().connects().subscribes("a");
            Peer anna = fixture.peer().connects();
            anna.sends(publish("a", "1")).receives(DONE);
            watcher.receivesPart("\"client\":\"" + anna.client().id() + "\",\"conn_info\":{\"c\":2}}}}}");
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"t\"}}")
                    .receivesPart("\"subscribe\"");
            anna.sends(publish("a", "2"));
            watcher.receivesPart("\"conn_info\":{\"c\":2},\"chan_info\":{\"i\":1}}}}}");
        }
    }

    @Test
    void only_who_may_publishes() {
        try (HubFixture fixture = HubFixture.with(SUBSCRIBE)) {
            fixture.peer()
                    .connectsWith(fixture.token("anna"))
                    .subscribes("a")
                    .sends(publish("a", "1"))
                    .isRefused(3, 103);
        }
        try (HubFixture fixture = HubFixture.with(SUBSCRIBE, WITHOUT + "allow_publish_for_subscriber=true")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends(publish("a", "1")).isRefused(3, 103);
            anna.subscribes("a")
                    .sends(publish("a", "1"))
                    .receivesPart("\"pub\"")
                    .receives(DONE);
            anna.sends("{\"id\":4,\"unsubscribe\":{\"channel\":\"a\"}}").receivesPart("\"unsubscribe\"");
            anna.sends(publish("a", "1")).isRefused(3, 103);
        }
        try (HubFixture fixture = HubFixture.with(ANONYMOUS, WITHOUT + "allow_publish_for_client=true")) {
            fixture.peer()
                    .connectsWith(fixture.token("anna"))
                    .sends(publish("a", "1"))
                    .receives(DONE);
            fixture.peer().connects().sends(publish("a", "1")).isRefused(3, 103);
        }
        try (HubFixture fixture = HubFixture.with(
                ANONYMOUS, WITHOUT + "allow_publish_for_client=true", WITHOUT + "allow_publish_for_anonymous=true")) {
            fixture.peer().connects().sends(publish("a", "1")).receives(DONE);
        }
    }

    @Test
    void the_channel_must_be_good() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends(publish("x:1", "1"))
                    .isRefused(3, 102)
                    .sends(publish("caf\u00e9", "1"))
                    .isRefused(3, 107)
                    .sends("{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":1,\"type\":1}}")
                    .isRefused(3, 107)
                    .sends(publish("", "1"))
                    .isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void the_payload_must_be_what_the_namespace_takes_before_permission_is_asked() {
        try (HubFixture fixture = HubFixture.with(ANONYMOUS, WITHOUT + "publication_data_format=json_object")) {
            fixture.peer()
                    .connects()
                    .sends(publish("a", "[1]"))
                    .isRefused(3, 107)
                    .sends(publish("a", "{}"))
                    .isRefused(3, 103);
        }
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends("{\"id\":3,\"publish\":{\"channel\":\"a\"}}")
                    .isRefused(3, 107);
        }
        try (HubFixture fixture = HubFixture.with(INSECURE, WITHOUT + "publication_data_format=binary")) {
            fixture.peer()
                    .connects()
                    .sends("{\"id\":3,\"publish\":{\"channel\":\"a\"}}")
                    .receives(DONE);
        }
    }

    @Test
    void a_broker_that_fails_is_a_temporary_error() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.stores().hold(Step.PUBLISH);
            Peer peer = fixture.peer().connects().sends(publish("a", "1"));
            fixture.stores().fail(Step.PUBLISH);
            peer.isRefused(3, 100);
        }
    }

    @Test
    void the_server_publishes_without_permission_but_not_without_sense() {
        try (HubFixture fixture = HubFixture.with(WITHOUT + "history_size=2", WITHOUT + "history_ttl=60s")) {
            Decision<StreamPosition> first = serverPublishes(fixture, "a", "{}");
            StreamPosition at =
                    assertInstanceOf(Decision.Granted.class, first).value() instanceof StreamPosition position
                            ? position
                            : StreamPosition.NONE;
            assertEquals(1, at.offset());
            assertTrue(!at.epoch().isEmpty());
            assertEquals(Decision.refused(ErrorCode.UNKNOWN_CHANNEL), serverPublishes(fixture, "x:1", "{}"));
            assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), serverPublishes(fixture, "", "{}"));
            assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), serverPublishes(fixture, "a", ""));
            assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), serverPublishes(fixture, "a".repeat(256), "{}"));
        }
    }

    @Test
    void tags_travel_with_the_publication() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.hub().publish("a", Payload.json("1"), PublishOptions.NONE.tags(Map.of("k", "v")));
            peer.receives("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":1,\"tags\":{\"k\":\"v\"}}}}");
        }
    }

    @Test
    void what_the_server_publishes_again_with_the_same_key_is_not_made_again() {
        try (HubFixture fixture = HubFixture.with(INSECURE, WITHOUT + "history_size=2", WITHOUT + "history_ttl=60s")) {
            Peer peer = fixture.peer().connects().subscribes("a");
            PublishOptions once = PublishOptions.NONE.when(PublishCondition.once("k"));
            Decision<StreamPosition> first = serverPublishes(fixture, "a", "1", once);
            assertEquals(first, serverPublishes(fixture, "a", "2", once));
            peer.receivesPart("\"data\":1,\"offset\":1").heardAll();
            PublishOptions endless = PublishOptions.NONE.when(PublishCondition.once("k".repeat(256)));
            assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), serverPublishes(fixture, "a", "1", endless));
        }
    }

    @Test
    void history_leaves_out_what_the_server_says_and_the_offsets_have_no_gap() {
        try (HubFixture fixture = HubFixture.with(
                INSECURE, WITHOUT + "history_size=2", WITHOUT + "history_ttl=60s", WITHOUT + "force_recovery=true")) {
            Peer peer = fixture.peer().connects().subscribes("a");
            PublishOptions passing = new PublishOptions(Map.of(), true, false, PublishCondition.NONE);
            fixture.publishes("a", "1");
            assertEquals(Decision.granted(StreamPosition.NONE), serverPublishes(fixture, "a", "2", passing));
            fixture.publishes("a", "3");
            peer.receivesPart("\"data\":1,\"offset\":1")
                    .receives("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":2}}}")
                    .receivesPart("\"data\":3,\"offset\":2")
                    .heardAll();
        }
    }

    private static Decision<StreamPosition> serverPublishes(
            HubFixture fixture, String channel, String json, PublishOptions options) {
        return fixture.hub()
                .publish(channel, Payload.json(json), options)
                .toCompletableFuture()
                .join();
    }

    private static CompletionStage<Decision<Payload>> edited(String data) {
        return switch (data) {
            case "1" -> CompletableFuture.completedFuture(Decision.granted(Payload.json("10")));
            case "2" -> CompletableFuture.completedFuture(Decision.refused(new ErrorCode(400, "no", false)));
            case "3" -> CompletableFuture.completedFuture(Decision.granted(Payload.of(new byte[0])));
            default -> CompletableFuture.failedFuture(new IllegalStateException("a bug, on purpose"));
        };
    }

    @Test
    void an_application_may_replace_and_refuse_what_clients_publish_but_not_what_the_server_does() {
        Editor editor = (channel, publisher, data) -> edited(data.text());
        try (HubFixture fixture = HubFixture.withApplication(editor, PublicationListener.NONE, INSECURE)) {
            Peer anna = fixture.peer().connects().subscribes("a");
            anna.sends(publish("a", "1")).receivesPart("\"data\":10").receives(DONE);
            anna.sends(publish("a", "2")).isRefused(3, 400);
            anna.sends(publish("a", "3")).isRefused(3, 100);
            anna.sends(publish("a", "4")).isRefused(3, 100);
            fixture.publishes("a", "1");
            anna.receivesPart("\"data\":1}");
        }
    }

    @Test
    void an_application_hears_of_what_was_published_with_its_place_and_of_nothing_that_was_refused() {
        List<String> heard = new CopyOnWriteArrayList<>();
        PublicationListener listener = (channel, publication, epoch) -> heard.add(channel
                + " " + publication.data() + " at " + publication.offset() + " by "
                + (publication.info() == null
                        ? "the server"
                        : publication.info().user()));
        try (HubFixture fixture = HubFixture.withApplication(
                Editor.NONE, listener, INSECURE, WITHOUT + "history_size=10", WITHOUT + "history_ttl=1m")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends(publish("a", "1")).receives(DONE);
            anna.sends(publish("nowhere:a", "2")).isRefused(3, 102);
            fixture.publishes("a", "3");
            assertEquals(List.of("a 1 at 1 by anna", "a 3 at 2 by the server"), heard);
        }
    }

    private static Decision<StreamPosition> serverPublishes(HubFixture fixture, String channel, String json) {
        return fixture.hub()
                .publish(channel, Payload.json(json), PublishOptions.NONE)
                .toCompletableFuture()
                .join();
    }
}

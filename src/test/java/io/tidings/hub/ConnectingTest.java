package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectingTest {

    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
    private static final String CHAT = "tidings.channel.namespaces=chat";
    private static final String OPEN = "tidings.channel.without_namespace.allow_subscribe_for_client=true";

    @Test
    void anything_but_connect_first_is_a_bad_request() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true")) {
            List<String> firsts = List.of(
                    "{\"id\":1,\"subscribe\":{\"channel\":\"news\"}}",
                    "{\"id\":1,\"rpc\":{\"method\":\"echo\"}}",
                    "{\"send\":{\"data\":1}}",
                    "{\"id\":1,\"ping\":{}}",
                    "{}",
                    "no json");
            for (String first : firsts) {
                fixture.peer().sends(first).isClosedWith(DisconnectCode.BAD_REQUEST);
            }
            assertEquals(List.of(), fixture.listener().told());
            assertEquals(List.of(), fixture.calls().messages());
        }
    }

    @Test
    void a_second_connect_is_a_bad_request() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true")) {
            fixture.peer().connects().sends(CONNECT).isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void the_reply_to_connect_tells_client_version_and_pings() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true")) {
            fixture.peer()
                    .sends(CONNECT)
                    .receives(
                            "{\"id\":1,\"connect\":{\"client\":\"$id\",\"version\":\"test\",\"ping\":25,\"pong\":true}}");
            fixture.nativePeer()
                    .sends(CONNECT)
                    .receives("{\"id\":1,\"connect\":{\"client\":\"$id\",\"version\":\"test\"}}");
        }
    }

    @Test
    void without_pong_timeout_no_pong_is_announced() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true", "tidings.client.pong_timeout=0")) {
            fixture.peer()
                    .sends(CONNECT)
                    .receives("{\"id\":1,\"connect\":{\"client\":\"$id\",\"version\":\"test\",\"ping\":25}}");
        }
    }

    @Test
    void a_stranger_is_let_in_only_where_that_is_allowed() {
        try (HubFixture strict = HubFixture.with();
                HubFixture open = HubFixture.with("tidings.client.allow_anonymous_connect_without_token=true")) {
            strict.peer().sends(CONNECT).isClosedWith(DisconnectCode.BAD_REQUEST);
            Peer anonymous = open.peer().connects();
            assertEquals("", anonymous.client().user());
            assertEquals(1, open.hub().clients().of("").size());
        }
    }

    @Test
    void a_token_says_who_it_is_and_when_it_expires() {
        try (HubFixture fixture = HubFixture.with()) {
            String token = fixture.minter().connection("anna", Duration.ofMinutes(10), null, List.of());
            Peer anna = fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"" + token + "\"}}");
            String reply = anna.next();
            assertTrue(reply.contains("\"expires\":true,\"ttl\":"), reply);
            assertEquals("anna", anna.client().user());
            fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"x\"}}").isClosedWith(DisconnectCode.INVALID_TOKEN);
            assertEquals("ben", fixture.peerOf("ben").connects().client().user());
        }
    }

    @Test
    void a_refusal_is_answered_and_the_rest_of_its_frame_passed_over() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.insecure=true")) {
            fixture.authorizer().connecting(done(Decision.refused(ErrorCode.TOKEN_EXPIRED)));
            Peer refused = fixture.peer()
                    .sends(CONNECT
                            + "\n{\"id\":2,\"subscribe\":{\"channel\":\"news\"}}\n{\"send\":{\"data\":1}}\nno json")
                    .isRefused(1, 109);
            settled(refused);
            assertFalse(refused.transport().closed().isDone());
            assertEquals(0, fixture.hub().channelCount());
            assertEquals(List.of(), fixture.calls().messages());
            refused.sends("{\"id\":3,\"rpc\":{\"method\":\"echo\"}}").isClosedWith(DisconnectCode.BAD_REQUEST);
            assertTrue(refused.transport().items().isEmpty());
            assertEquals(List.of(), fixture.listener().told());
        }
    }

    @Test
    void an_authorizer_that_is_absent_is_a_temporary_error() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            fixture.authorizer().connecting(CompletableFuture.failedFuture(new IllegalStateException("absent")));
            fixture.peer()
                    .sends(CONNECT)
                    .receives(
                            "{\"id\":1,\"error\":{\"code\":100,\"message\":\"internal server error\",\"temporary\":true}}");
        }
    }

    @Test
    void who_does_not_connect_in_time_is_stale() {
        try (HubFixture fixture = HubFixture.with("tidings.client.stale_close_delay=1m")) {
            Peer late = fixture.peer().after(Duration.ofMinutes(1).minusMillis(1));
            assertFalse(late.transport().closed().isDone());
            late.after(Duration.ofMinutes(2)).isClosedWith(DisconnectCode.STALE);
            assertEquals(0, fixture.hub().clients().open());
        }
    }

    @Test
    void who_is_refused_and_stays_is_dropped_and_was_never_registered() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            fixture.authorizer().connecting(done(Decision.refused(ErrorCode.EXPIRED)));
            Peer peer = fixture.peer().sends(CONNECT).isRefused(1, 110);
            assertEquals(0, fixture.hub().clients().connected());
            peer.after(Duration.ofMinutes(1)).isClosedWith(DisconnectCode.STALE);
        }
    }

    @Test
    void a_token_brings_server_side_subscriptions() {
        try (HubFixture fixture = HubFixture.with(CHAT)) {
            Peer anna = fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna", "chat:1") + "\"}}");
            anna.receives("{\"id\":1,\"connect\":{\"client\":\"$id\",\"version\":\"test\",\"subs\":{\"chat:1\":{}},"
                    + "\"ping\":25,\"pong\":true}}");
            fixture.publishes("chat:1", "{}");
            anna.receives("{\"push\":{\"channel\":\"chat:1\",\"pub\":{\"data\":{}}}}");
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"chat:1\"}}").isRefused(2, 105);
        }
    }

    @Test
    void a_token_for_an_unknown_namespace_is_an_error() {
        try (HubFixture fixture = HubFixture.with()) {
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna", "chat:1") + "\"}}")
                    .isRefused(1, 102);
            assertEquals(0, fixture.hub().clients().connected());
        }
    }

    @Test
    void wishes_are_granted_where_the_user_may_subscribe_and_skipped_where_not() {
        try (HubFixture fixture = HubFixture.with(CHAT, OPEN)) {
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna")
                            + "\",\"subs\":{\"news\":{},\"chat:1\":{},\"$secret\":{},\"caf\u00e9\":{}}}}")
                    .receivesPart("\"subs\":{\"news\":{}},");
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna") + "\",\"subs\":{\"x:1\":{}}}}")
                    .isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void a_server_side_subscription_recovers_from_the_position_in_the_wish() {
        String history = "tidings.channel.namespaces.chat.";
        try (HubFixture fixture = HubFixture.with(
                CHAT, history + "history_size=10", history + "history_ttl=60s", history + "force_recovery=true")) {
            String token = fixture.token("anna", "chat:1");
            String first = fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + token + "\"}}")
                    .next();
            String epoch = first.replaceAll(".*\"epoch\":\"(\\w+)\".*", "$1");
            fixture.publishes("chat:1", "{\"n\":1}");
            fixture.publishes("chat:1", "{\"n\":2}");
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + token
                            + "\",\"subs\":{\"chat:1\":{\"recover\":true,\"offset\":1,\"epoch\":\"" + epoch + "\"}}}}")
                    .receivesPart("\"subs\":{\"chat:1\":{\"recoverable\":true,\"epoch\":\"" + epoch
                            + "\",\"publications\":[{\"data\":{\"n\":2},\"offset\":2}],\"recovered\":true,\"offset\":1,"
                            + "\"positioned\":true,\"was_recovering\":true}}");
        }
    }

    @Test
    void more_server_side_subscriptions_than_allowed_end_the_connection() {
        try (HubFixture fixture = HubFixture.with("tidings.client.channel_limit=2")) {
            fixture.peer().connectsWith(fixture.token("anna", "a", "b"));
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("ben", "a", "b", "c") + "\"}}")
                    .isClosedWith(DisconnectCode.CHANNEL_LIMIT);
            assertEquals(
                    List.of("anna"),
                    fixture.hub().clients().of("anna").stream()
                            .map(Client::user)
                            .toList());
            assertEquals(1, fixture.hub().clients().connected());
        }
    }

    @Test
    void a_user_has_no_more_connections_than_allowed_but_strangers_have() {
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.user_connection_limit=1",
                "tidings.client.allow_anonymous_connect_without_token=true")) {
            Peer first = fixture.peer().connectsWith(fixture.token("anna"));
            String again = "{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna") + "\"}}";
            fixture.peer().sends(again).isClosedWith(DisconnectCode.CONNECTION_LIMIT);
            fixture.peer().connects();
            fixture.peer().connects();
            first.vanishes();
            fixture.peer().sends(again).receivesPart("\"connect\"");
        }
    }

    @Test
    void strangers_have_no_personal_channel() {
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.subscribe_to_user_personal_channel.enabled=true",
                "tidings.client.allow_anonymous_connect_without_token=true")) {
            fixture.peer()
                    .sends(CONNECT)
                    .receives(
                            "{\"id\":1,\"connect\":{\"client\":\"$id\",\"version\":\"test\",\"ping\":25,\"pong\":true}}");
        }
    }

    @Test
    void a_refresh_prolongs_the_connection() {
        try (HubFixture fixture = HubFixture.with()) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            String longer =
                    fixture.minter().connection("anna", Duration.ofHours(1), Payload.json("{\"a\":1}"), List.of());
            String reply = anna.sends("{\"id\":2,\"refresh\":{\"token\":\"" + longer + "\"}}")
                    .next();
            assertTrue(reply.matches("\\{\"id\":2,\"refresh\":\\{\"expires\":true,\"ttl\":3(600|599)}}"), reply);
            assertEquals("{\"a\":1}", String.valueOf(anna.client().info(null).connInfo()));
        }
    }

    @Test
    void a_refresh_that_is_not_for_this_connection_ends_it() {
        try (HubFixture fixture = HubFixture.with()) {
            refreshing(fixture, "").isClosedWith(DisconnectCode.BAD_REQUEST);
            refreshing(fixture, "x").isClosedWith(DisconnectCode.INVALID_TOKEN);
            refreshing(fixture, fixture.token("ben")).isClosedWith(DisconnectCode.INVALID_TOKEN);
            refreshing(fixture, fixture.token("anna", "other")).isClosedWith(DisconnectCode.INSUFFICIENT_STATE);
        }
    }

    private static Peer refreshing(HubFixture fixture, String token) {
        return fixture.peer()
                .connectsWith(fixture.token("anna"))
                .sends("{\"id\":2,\"refresh\":{\"token\":\"" + token + "\"}}");
    }

    /** Everything that waited for the client's worker has been done. */
    static void settled(Peer peer) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        peer.client().worker().submit(onWorker -> turn.complete(null));
        turn.join();
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}

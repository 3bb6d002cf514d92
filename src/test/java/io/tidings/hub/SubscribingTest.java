package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Subscribe, unsubscribe and sub_refresh with stores that answer at once; row by row of protocol.md section 4.1. */
class SubscribingTest {

    private static final String FREE = "tidings.channel.without_namespace.allow_subscribe_for_client=true";
    private static final String FOR_ANONYMOUS = "tidings.channel.without_namespace.allow_subscribe_for_anonymous=true";
    private static final String ANONYMOUS = "tidings.client.allow_anonymous_connect_without_token=true";
    private static final String PRESENCE = "tidings.channel.without_namespace.presence=true";
    private static final String JOIN_LEAVE = "tidings.channel.without_namespace.join_leave=true";
    private static final String FORCE_JOIN_LEAVE = "tidings.channel.without_namespace.force_push_join_leave=true";

    private static String subscribe(String channel) {
        return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}";
    }

    private static String subscribe(String channel, String more) {
        return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"," + more + "}}";
    }

    private static Peer user(HubFixture fixture, String user) {
        return fixture.peer().connectsWith(fixture.token(user));
    }

    @Test
    void a_subscriber_gets_what_is_published_and_nothing_after_it_left() {
        try (HubFixture fixture = HubFixture.with(FREE)) {
            Peer anna = user(fixture, "anna").sends(subscribe("news")).receives("{\"id\":2,\"subscribe\":{}}");
            fixture.publishes("news", "{\"n\":1}");
            anna.receives("{\"push\":{\"channel\":\"news\",\"pub\":{\"data\":{\"n\":1}}}}");
            anna.sends("{\"id\":3,\"unsubscribe\":{\"channel\":\"news\"}}").receives("{\"id\":3,\"unsubscribe\":{}}");
            fixture.publishes("news", "{\"n\":2}");
            anna.heardAll();
            assertEquals(0, fixture.hub().channelCount());
        }
    }

    @Test
    void an_empty_channel_or_an_unknown_delta_is_a_bad_request() {
        try (HubFixture fixture = HubFixture.with(FREE)) {
            user(fixture, "anna").sends(subscribe("")).isClosedWith(DisconnectCode.BAD_REQUEST);
            user(fixture, "anna").sends(subscribe("a", "\"delta\":\"x\"")).isClosedWith(DisconnectCode.BAD_REQUEST);
            user(fixture, "anna").sends(subscribe("a", "\"delta\":\"fossil\"")).receives("{\"id\":2,\"subscribe\":{}}");
        }
    }

    @Test
    void a_name_that_is_too_long_is_refused_before_anything_else() {
        try (HubFixture fixture = HubFixture.with(FREE, "tidings.channel.max_length=4")) {
            Peer anna = user(fixture, "anna").sends(subscribe("x:345")).isRefused(2, 107);
            anna.sends(subscribe("x:34")).isRefused(2, 102);
            anna.sends(subscribe("abcd")).receives("{\"id\":2,\"subscribe\":{}}");
        }
    }

    @Test
    void twice_the_same_channel_is_already_subscribed_whatever_else_is_wrong() {
        try (HubFixture fixture = HubFixture.with(FREE, "tidings.client.channel_limit=1")) {
            user(fixture, "anna")
                    .subscribes("news")
                    .sends(subscribe("news", "\"type\":1"))
                    .isRefused(2, 105)
                    .sends(subscribe("other:1"))
                    .isRefused(2, 106);
        }
    }

    @Test
    void an_unknown_namespace_comes_before_a_bad_name_and_that_before_the_wrong_type() {
        try (HubFixture fixture = HubFixture.with(FREE)) {
            user(fixture, "anna")
                    .sends(subscribe("x:caf\u00e9"))
                    .isRefused(2, 102)
                    .sends(subscribe(":x"))
                    .isRefused(2, 102)
                    .sends(subscribe("caf\u00e9", "\"type\":1"))
                    .isRefused(2, 107)
                    .sends(subscribe("$a", "\"type\":1"))
                    .isRefused(2, 103)
                    .sends(subscribe("a", "\"type\":4"))
                    .isRefused(2, 108)
                    .sends(subscribe("a", "\"tf\":{}"))
                    .isRefused(2, 107);
        }
    }

    @Test
    void a_filter_no_namespace_allows_is_refused_after_the_permission_and_leaves_no_reservation() {
        try (HubFixture fixture = HubFixture.with()) {
            user(fixture, "anna").sends(subscribe("a", "\"tf\":{}")).isRefused(2, 103);
        }
        try (HubFixture fixture = HubFixture.with(FREE)) {
            user(fixture, "anna")
                    .sends(subscribe("a", "\"tf\":{}"))
                    .isRefused(2, 107)
                    .sends(subscribe("a"))
                    .receives("{\"id\":2,\"subscribe\":{}}");
        }
    }

    @Test
    void a_secret_channel_needs_a_token_even_where_everything_is_allowed() {
        try (HubFixture fixture = HubFixture.with("tidings.client.insecure=true")) {
            Peer anna = user(fixture, "anna").sends(subscribe("$a")).isRefused(2, 103);
            String token = fixture.minter().subscription("anna", "$a", Duration.ZERO, null);
            anna.sends(subscribe("$a", "\"token\":\"" + token + "\"")).receives("{\"id\":2,\"subscribe\":{}}");
            anna.sends(subscribe("dialog#ben")).receives("{\"id\":2,\"subscribe\":{}}");
        }
    }

    @Test
    void where_there_is_a_token_only_the_token_decides() {
        try (HubFixture fixture = HubFixture.with(FREE)) {
            Peer anna = user(fixture, "anna")
                    .sends(subscribe("a", "\"token\":\"x\""))
                    .isRefused(2, 103);
            String other = fixture.minter().subscription("anna", "b", Duration.ZERO, null);
            anna.sends(subscribe("a", "\"token\":\"" + other + "\"")).isClosedWith(DisconnectCode.INVALID_TOKEN);
        }
        try (HubFixture fixture = HubFixture.with()) {
            String token = fixture.minter().subscription("anna", "a", Duration.ofMinutes(10), null);
            String reply = user(fixture, "anna")
                    .sends(subscribe("a", "\"token\":\"" + token + "\""))
                    .next();
            assertTrue(reply.matches("\\{\"id\":2,\"subscribe\":\\{\"expires\":true,\"ttl\":(600|599)}}"), reply);
        }
    }

    @Test
    void a_user_limited_channel_is_for_the_users_in_its_name() {
        try (HubFixture fixture = HubFixture.with(
                FREE, ANONYMOUS, FOR_ANONYMOUS, "tidings.channel.without_namespace.allow_user_limited_channels=true")) {
            user(fixture, "anna").sends(subscribe("dialog#anna,ben")).receives("{\"id\":2,\"subscribe\":{}}");
            user(fixture, "carl").sends(subscribe("dialog#anna,ben")).isRefused(2, 103);
            fixture.peer().connects().sends(subscribe("dialog#")).isRefused(2, 103);
        }
        try (HubFixture fixture = HubFixture.with(FREE)) {
            user(fixture, "carl").sends(subscribe("dialog#anna,ben")).receives("{\"id\":2,\"subscribe\":{}}");
        }
    }

    @Test
    void strangers_subscribe_only_where_that_is_said_too() {
        try (HubFixture fixture = HubFixture.with(FREE, ANONYMOUS)) {
            fixture.peer().connects().sends(subscribe("a")).isRefused(2, 103);
            user(fixture, "anna").subscribes("a");
        }
        try (HubFixture fixture = HubFixture.with(FREE, ANONYMOUS, FOR_ANONYMOUS)) {
            fixture.peer().connects().subscribes("a");
        }
        try (HubFixture fixture = HubFixture.with(ANONYMOUS, FOR_ANONYMOUS)) {
            fixture.peer().connects().sends(subscribe("a")).isRefused(2, 103);
            user(fixture, "anna").sends(subscribe("a")).isRefused(2, 103);
        }
    }

    @Test
    void a_refused_subscription_leaves_the_channel_free() {
        try (HubFixture fixture = HubFixture.with("tidings.client.channel_limit=1")) {
            Peer anna = user(fixture, "anna");
            for (int i = 0; i < 100; i++) {
                anna.sends(subscribe("a" + i)).isRefused(2, 103);
            }
            assertEquals(0, anna.client().subscriptions().size());
            assertEquals(0, fixture.hub().channelCount());
            assertEquals(List.of("connected"), fixture.listener().told());
        }
    }

    @Test
    void an_unsubscribe_is_always_answered() {
        try (HubFixture fixture = HubFixture.with()) {
            user(fixture, "anna")
                    .sends("{\"id\":2,\"unsubscribe\":{\"channel\":\"never:seen\"}}")
                    .receives("{\"id\":2,\"unsubscribe\":{}}")
                    .sends("{\"id\":3,\"unsubscribe\":{}}")
                    .isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void a_joining_client_hears_of_itself_and_others_hear_of_both_ends() {
        try (HubFixture fixture = HubFixture.with(FREE, PRESENCE, JOIN_LEAVE, FORCE_JOIN_LEAVE)) {
            Peer anna = user(fixture, "anna").subscribes("a");
            anna.receives("{\"push\":{\"channel\":\"a\",\"join\":{\"info\":{\"user\":\"anna\",\"client\":\"$id\"}}}}");
            Peer ben = user(fixture, "ben").subscribes("a");
            String info =
                    "{\"info\":{\"user\":\"ben\",\"client\":\"" + ben.client().id() + "\"}}}}";
            anna.receives("{\"push\":{\"channel\":\"a\",\"join\":" + info);
            assertEquals(2, fixture.stores().present("a"));
            ben.receives("{\"push\":{\"channel\":\"a\",\"join\":" + info);
            ben.sends("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}").receives("{\"id\":3,\"unsubscribe\":{}}");
            ben.heardAll();
            anna.receives("{\"push\":{\"channel\":\"a\",\"leave\":" + info);
            assertEquals(1, fixture.stores().present("a"));
            anna.vanishes();
            ben.vanishes();
            fixture.isEmpty("a");
        }
    }

    @Test
    void join_and_leave_come_only_to_who_asked_for_them_and_may_see_presence() {
        try (HubFixture fixture = HubFixture.with(FREE, PRESENCE, JOIN_LEAVE)) {
            user(fixture, "anna")
                    .sends(subscribe("a", "\"join_leave\":true"))
                    .receivesPart("subscribe")
                    .heardAll();
        }
        try (HubFixture fixture = HubFixture.with(
                FREE, PRESENCE, JOIN_LEAVE, "tidings.channel.without_namespace.allow_presence_for_subscriber=true")) {
            user(fixture, "anna")
                    .sends(subscribe("a", "\"join_leave\":true"))
                    .receivesPart("subscribe")
                    .receivesPart("\"join\"");
            user(fixture, "ben").subscribes("a").heardAll();
        }
    }

    @Test
    void a_token_overrides_options_and_brings_info_and_data() {
        try (HubFixture fixture = HubFixture.authorizedByTest(PRESENCE)) {
            OptionOverride override = new OptionOverride(false, true, true, null, null);
            fixture.authorizer()
                    .subscribing(CompletableFuture.completedFuture(Decision.granted(
                            new Grant(0, Payload.json("{\"i\":1}"), Payload.json("{\"d\":2}"), override))));
            fixture.peer()
                    .connects()
                    .sends(subscribe("a", "\"token\":\"t\""))
                    .receives("{\"id\":2,\"subscribe\":{\"data\":{\"d\":2}}}")
                    .receives("{\"push\":{\"channel\":\"a\",\"join\":{\"info\":{\"user\":\"\",\"client\":\"$id\","
                            + "\"chan_info\":{\"i\":1}}}}}");
            assertEquals(0, fixture.stores().present("a"));
        }
    }

    @Test
    void a_refresh_prolongs_a_subscription() {
        try (HubFixture fixture = HubFixture.with(FREE)) {
            Peer anna = user(fixture, "anna").subscribes("a");
            String token = fixture.minter().subscription("anna", "a", Duration.ofHours(1), null);
            String reply = anna.sends(subRefresh("a", token)).next();
            assertTrue(reply.matches("\\{\"id\":3,\"sub_refresh\":\\{\"expires\":true,\"ttl\":3(600|599)}}"), reply);
            anna.sends(subRefresh("b", token)).isRefused(3, 103);
            anna.sends(subRefresh("a", "")).isRefused(3, 107);
            anna.sends("{\"id\":3,\"sub_refresh\":{\"channel\":\"a\",\"type\":1}}")
                    .isRefused(3, 107);
            anna.sends(subRefresh("a", "x")).isClosedWith(DisconnectCode.INVALID_TOKEN);
            user(fixture, "anna").sends(subRefresh("", token)).isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    private static String subRefresh(String channel, String token) {
        return "{\"id\":3,\"sub_refresh\":{\"channel\":\"" + channel + "\",\"token\":\"" + token + "\"}}";
    }
}

package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelHookTest {

    private static final Amendment AS_IT_IS = new Amendment(null, PublishOptions.NONE);

    private final HeldBackend backend = new HeldBackend();
    private final HubFixture fixture = HubFixture.hooked(
            backend,
            "tidings.channel.proxy.subscribe.endpoint=http://backend.example/subscribe",
            "tidings.channel.proxy.publish.endpoint=http://backend.example/publish",
            "tidings.proxies=other",
            "tidings.proxies.other.endpoint=http://other.example/",
            "tidings.channel.namespaces=chat,open",
            "tidings.channel.namespaces.chat.subscribe_proxy_enabled=true",
            "tidings.channel.namespaces.chat.publish_proxy_enabled=true",
            "tidings.channel.namespaces.chat.publish_proxy_name=other",
            "tidings.channel.namespaces.chat.allow_user_limited_channels=true",
            "tidings.channel.namespaces.chat.history_size=10",
            "tidings.channel.namespaces.chat.history_ttl=60s",
            "tidings.channel.namespaces.open.allow_subscribe_for_client=true",
            "tidings.channel.namespaces.open.allow_publish_for_client=true");

    @AfterEach
    void close() {
        fixture.close();
    }

    private Peer anna() {
        return fixture.peer().connectsWith(fixture.token("anna"));
    }

    private static String subscribe(int id, String channel) {
        return "{\"id\":" + id + ",\"subscribe\":{\"channel\":\"" + channel + "\"}}";
    }

    private static String publish(int id, String data) {
        return "{\"id\":" + id + ",\"publish\":{\"channel\":\"chat:1\",\"data\":" + data + "}}";
    }

    @Test
    void the_backend_says_who_may_subscribe_and_what_they_are_told() {
        Peer anna = anna().sends(subscribe(3, "chat:1"));
        HeldBackend.Asked asked = backend.next("subscribe chat:1");
        assertEquals("default", asked.proxy());
        asked.answer(Decision.granted(new Grant(0, null, Payload.json("{\"topic\":1}"), OptionOverride.NONE)));
        anna.receivesPart("\"data\":{\"topic\":1}").sends(subscribe(4, "chat:2"));
        backend.next("subscribe chat:2").answer(Decision.refused(ErrorCode.PERMISSION_DENIED));
        anna.isRefused(4, 103).sends(subscribe(5, "open:1")).receivesPart("{\"id\":5,\"subscribe\":{");
        assertTrue(backend.idle());
    }

    @Test
    void the_users_in_a_channels_name_and_those_with_a_token_need_no_backend() {
        Peer anna = anna().sends(subscribe(3, "chat:#anna,ben")).receivesPart("{\"id\":3,\"subscribe\":{");
        anna.sends(subscribe(4, "chat:#ben")).isRefused(4, 103);
        anna.sends(subscribe(5, "$chat:1")).isRefused(5, 103);
        String token = fixture.minter().subscription("anna", "chat:1", Duration.ZERO, null);
        anna.sends("{\"id\":6,\"subscribe\":{\"channel\":\"chat:1\",\"token\":\"" + token + "\"}}")
                .receivesPart("{\"id\":6,\"subscribe\":{");
        assertTrue(backend.idle());
    }

    @Test
    void a_channel_that_the_backend_decides_about_is_not_joined_with_the_connect_command() {
        fixture.peer()
                .sends("{\"id\":1,\"connect\":{\"token\":\"" + fixture.token("anna")
                        + "\",\"subs\":{\"chat:1\":{},\"open:1\":{}}}}")
                .receivesPart("\"subs\":{\"open:1\":{}}");
        assertTrue(backend.idle());
    }

    @Test
    void an_unsubscribe_waits_for_the_answer_and_leaves_nothing() {
        Peer anna = anna().sends(subscribe(3, "chat:1")).sends("{\"id\":4,\"unsubscribe\":{\"channel\":\"chat:1\"}}");
        backend.next("subscribe chat:1").answer(Decision.granted(Grant.PLAIN));
        anna.receivesPart("{\"id\":3,")
                .receives("{\"id\":4,\"unsubscribe\":{}}")
                .vanishes();
        fixture.isEmpty("chat:1");
    }

    @Test
    void the_backend_says_who_may_publish_and_what() {
        Peer anna = anna().sends(subscribe(3, "chat:1"));
        backend.next("subscribe chat:1").answer(Decision.granted(Grant.PLAIN));
        anna.receivesPart("{\"id\":3,").sends(publish(4, "[1.0]"));
        HeldBackend.Asked asked = backend.next("publish chat:1 [1.0]");
        assertEquals("other", asked.proxy());
        asked.answer(Decision.granted(
                new Amendment(Payload.json("[2.0]"), PublishOptions.NONE.tags(Map.of("seen", "yes")))));
        anna.receivesPart("\"data\":[2.0]")
                .receives("{\"id\":4,\"publish\":{}}")
                .sends(publish(5, "[3]"));
        backend.next("publish chat:1 [3]").answer(Decision.refused(new ErrorCode(1000, "no", false)));
        anna.isRefused(5, 1000).sends(publish(6, "[4]"));
        backend.next("publish chat:1 [4]").answer(Decision.refused(new DisconnectCode(4500, "go away")));
        anna.isClosedWith(new DisconnectCode(4500, "go away"));
    }

    @Test
    void the_publications_of_one_client_are_published_in_their_order() {
        Peer anna = anna().sends(publish(3, "[1]")).sends(publish(4, "[2]"));
        HeldBackend.Asked first = backend.next("publish chat:1 [1]");
        assertTrue(backend.idle());
        first.answer(Decision.granted(AS_IT_IS));
        backend.next("publish chat:1 [2]").answer(Decision.granted(AS_IT_IS));
        anna.receives("{\"id\":3,\"publish\":{}}").receives("{\"id\":4,\"publish\":{}}");
    }

    @Test
    void a_publication_with_a_key_that_came_before_is_not_made_again() {
        Peer anna = anna();
        Amendment once = new Amendment(null, PublishOptions.NONE.when(PublishCondition.once("k")));
        for (int id = 3; id <= 4; id++) {
            anna.sends(publish(id, "[1]"));
            backend.next().answer(Decision.granted(once));
            anna.receives("{\"id\":" + id + ",\"publish\":{}}");
        }
        Peer ben = fixture.peer().connectsWith(fixture.token("ben")).sends(subscribe(3, "chat:1"));
        backend.next()
                .answer(Decision.granted(new Grant(0, null, null, new OptionOverride(null, null, null, null, true))));
        ben.receivesPart("\"offset\":1");
    }

    @Test
    void a_payload_that_the_channel_does_not_take_is_the_backends_fault() {
        Peer anna = anna().sends(publish(3, "[1]"));
        backend.next().answer(Decision.granted(new Amendment(Payload.of(new byte[0]), PublishOptions.NONE)));
        anna.isRefused(3, 100);
    }

    @Test
    void a_bug_in_the_adapter_is_an_error_and_the_next_publication_has_its_turn() {
        Peer anna = anna().sends(publish(3, "[1]")).sends(publish(4, "[2]"));
        backend.next().fail();
        anna.isRefused(3, 100);
        backend.next().answer(Decision.granted(AS_IT_IS));
        anna.receives("{\"id\":4,\"publish\":{}}");
    }
}

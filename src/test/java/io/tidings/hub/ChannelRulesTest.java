package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the hub asks an application's rules. What they come to is in {@link RuleTableTest}. */
class ChannelRulesTest {

    private static final String NAMESPACE = "tidings.channel.namespaces=ruled,free";
    private static final String RULED = "tidings.channel.namespaces.ruled.";
    private static final String FREE = "tidings.channel.namespaces.free.";
    private static final String[] OPEN = {
        NAMESPACE,
        RULED + "presence=true",
        RULED + "join_leave=true",
        RULED + "history_size=10",
        RULED + "history_ttl=60s",
        RULED + "allow_subscribe_for_client=true",
        RULED + "allow_publish_for_client=true",
        RULED + "allow_presence_for_client=true",
        RULED + "allow_history_for_client=true",
        FREE + "allow_subscribe_for_client=true",
        FREE + "allow_publish_for_client=true"
    };

    private final FakeRules rules = new FakeRules();

    private static Credentials anna(String... roles) {
        return new Credentials("anna", 0, null, Map.of(), new Authentication("token", Set.of(roles), null));
    }

    private Peer anna(HubFixture fixture) {
        fixture.authorizer().connecting(anna("editor"));
        return fixture.peer().connects();
    }

    private static String publish(long id, String data) {
        return "{\"id\":" + id + ",\"publish\":{\"channel\":\"ruled:a\",\"data\":" + data + "}}";
    }

    @Test
    void a_rule_is_asked_who_wants_what_and_what_holds_otherwise() {
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            anna.subscribes("free:a").subscribes("ruled:a");
            assertEquals(
                    List.of(new Inquiry(
                            Operation.SUBSCRIBE, "ruled:a", anna.client().info(), Set.of("editor"), true)),
                    rules.asked());
        }
    }

    @Test
    void while_a_rule_thinks_about_a_publication_the_next_wait_and_other_commands_do_not() {
        List<CompletableFuture<Decision<Operation>>> thinking = new ArrayList<>();
        rules.answering(inquiry -> {
            CompletableFuture<Decision<Operation>> answer = new CompletableFuture<>();
            thinking.add(answer);
            return answer;
        });
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            anna.sends(publish(3, "1")).sends(publish(4, "2")).sends(publish(5, "3"));
            anna.subscribes("free:a").heardAll();
            assertEquals(1, thinking.size(), "one at a time");
            thinking.get(0).complete(Decision.granted(Operation.PUBLISH));
            anna.receives("{\"id\":3,\"publish\":{}}");
            thinking.get(1).complete(FakeRules.DENIED);
            anna.isRefused(4, 103);
            thinking.get(2).complete(Decision.granted(Operation.PUBLISH));
            anna.receives("{\"id\":5,\"publish\":{}}");
            rules.answering(inquiry -> CompletableFuture.completedFuture(inquiry.otherwise()));
            anna.sends("{\"id\":6,\"history\":{\"channel\":\"ruled:a\",\"limit\":10}}")
                    .receivesPart("{\"data\":1,");
        }
    }

    @Test
    void too_many_publications_that_wait_are_refused_for_the_moment() {
        CompletableFuture<Decision<Operation>> answer = new CompletableFuture<>();
        rules.answering(inquiry -> answer);
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            for (int i = 0; i <= Turns.MOST_WAITING; i++) {
                anna.sends(publish(3, "1"));
            }
            anna.heardAll().sends(publish(4, "1")).isRefused(4, 111);
            assertEquals(List.of(Limit.HOOKS), fixture.refusals());
            answer.complete(Decision.granted(Operation.PUBLISH));
            for (int i = 0; i <= Turns.MOST_WAITING; i++) {
                anna.receives("{\"id\":3,\"publish\":{}}");
            }
            anna.heardAll();
        }
    }

    @Test
    void while_a_rule_thinks_about_a_subscription_other_channels_open() {
        CompletableFuture<Decision<Operation>> answer = new CompletableFuture<>();
        rules.answering(inquiry -> answer);
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            anna.sends("{\"id\":5,\"subscribe\":{\"channel\":\"ruled:a\"}}").subscribes("free:a");
            answer.complete(Decision.granted(Operation.SUBSCRIBE));
            anna.receivesPart("{\"id\":5,\"subscribe\":{");
        }
    }

    @Test
    void who_is_gone_when_a_rule_has_decided_leaves_nothing_behind() {
        CompletableFuture<Decision<Operation>> answer = new CompletableFuture<>();
        rules.answering(inquiry -> answer);
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            anna(fixture)
                    .sends("{\"id\":5,\"subscribe\":{\"channel\":\"ruled:a\"}}")
                    .vanishes();
            answer.complete(Decision.granted(Operation.SUBSCRIBE));
            fixture.isEmpty("ruled:a");
        }
    }

    @Test
    void a_rule_that_denies_history_takes_positions_away_and_one_that_cannot_say_the_subscription() {
        String wish = "{\"id\":2,\"subscribe\":{\"channel\":\"ruled:a\",\"recoverable\":true}}";
        String leave = "{\"id\":3,\"unsubscribe\":{\"channel\":\"ruled:a\"}}";
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            anna.sends(wish).receivesPart("\"recoverable\":true").sends(leave).receivesPart("\"unsubscribe\":{}");
            rules.refusing(Operation.HISTORY, FakeRules.DENIED);
            anna.sends(wish)
                    .receives("{\"id\":2,\"subscribe\":{}}")
                    .sends(leave)
                    .receivesPart("\"unsubscribe\":{}");
            rules.refusing(Operation.HISTORY, FakeRules.UNANSWERED);
            anna.sends(wish).isRefused(2, 100);
        }
    }

    @Test
    void a_rule_that_denies_presence_keeps_joins_from_who_asks_for_them() {
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            rules.refusing(Operation.PRESENCE, FakeRules.DENIED);
            Peer watcher = anna(fixture);
            watcher.sends("{\"id\":2,\"subscribe\":{\"channel\":\"ruled:a\",\"join_leave\":true}}")
                    .receivesPart("\"subscribe\"");
            anna(fixture).subscribes("ruled:a");
            fixture.publishes("ruled:a", "1");
            watcher.receivesPart("\"pub\":{\"data\":1,");
        }
    }

    @Test
    void a_client_that_wishes_for_a_channel_in_its_connect_command_is_judged_too() {
        String wish = "{\"id\":1,\"connect\":{\"subs\":{\"ruled:a\":{},\"free:a\":{}}}}";
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            fixture.authorizer().connecting(anna());
            rules.refusing(Operation.SUBSCRIBE, FakeRules.DENIED);
            fixture.peer().sends(wish).receivesPart("\"subs\":{\"free:a\":{}}");
            assertEquals(
                    List.of("anna SUBSCRIBE ruled:a 103"), fixture.denials().told());
            rules.refusing(Operation.SUBSCRIBE, FakeRules.UNANSWERED);
            fixture.peer().sends(wish).isRefused(1, 100);
        }
    }

    @Test
    void more_wishes_than_a_client_may_have_subscriptions_are_refused_before_anybody_is_asked() {
        String[] settings = Arrays.copyOf(OPEN, OPEN.length + 1);
        settings[OPEN.length] = "tidings.client.channel_limit=2";
        try (HubFixture fixture = HubFixture.ruledBy(rules, settings)) {
            fixture.authorizer().connecting(anna());
            fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"subs\":{\"ruled:a\":{},\"ruled:b\":{},\"ruled:c\":{}}}}")
                    .isClosedWith(DisconnectCode.CHANNEL_LIMIT);
            assertEquals(List.of(), rules.asked());
            assertEquals(List.of(Limit.SUBSCRIPTIONS), fixture.refusals());
        }
    }

    @Test
    void who_only_listens_is_told_to_come_back_when_too_many_ask() {
        rules.answering(inquiry -> CompletableFuture.completedFuture(Decision.refused(ErrorCode.TOO_MANY_REQUESTS)));
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            fixture.authorizer().connecting(anna());
            Peer listener = fixture.listening();
            listener.client()
                    .handle(new Command.Connect(
                            1, "", null, Map.of("ruled:a", SubscribeRequest.to("ruled:a")), "", "", Map.of()));
            listener.isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
        }
    }

    @Test
    void a_backend_behind_a_hook_is_asked_about_publications_after_the_rules_and_about_subscriptions_before() {
        HeldBackend backend = new HeldBackend();
        try (HubFixture fixture = HubFixture.hooked(
                backend,
                rules,
                NAMESPACE,
                "tidings.channel.proxy.subscribe.endpoint=http://backend.example/subscribe",
                "tidings.channel.proxy.publish.endpoint=http://backend.example/publish",
                RULED + "subscribe_proxy_enabled=true",
                RULED + "publish_proxy_enabled=true")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends(publish(3, "1")).sends(publish(4, "2"));
            backend.next("publish ruled:a 1").answer(Decision.granted(new Amendment(null, PublishOptions.NONE)));
            anna.receives("{\"id\":3,\"publish\":{}}");
            backend.next("publish ruled:a 2").answer(Decision.refused(ErrorCode.PERMISSION_DENIED));
            anna.isRefused(4, 103);
            rules.answering(inquiry -> CompletableFuture.completedFuture(FakeRules.DENIED));
            anna.sends(publish(5, "3")).isRefused(5, 103);
            assertTrue(backend.idle());
            anna.sends("{\"id\":6,\"subscribe\":{\"channel\":\"ruled:a\"}}");
            backend.next("subscribe ruled:a").answer(Decision.granted(Grant.PLAIN));
            anna.isRefused(6, 103);
        }
    }

    @Test
    void the_personal_channel_is_judged_as_well() {
        rules.refusing(Operation.SUBSCRIBE, FakeRules.DENIED);
        try (HubFixture fixture = HubFixture.ruledBy(
                rules,
                NAMESPACE,
                "tidings.client.subscribe_to_user_personal_channel.enabled=true",
                "tidings.client.subscribe_to_user_personal_channel.personal_channel_namespace=ruled")) {
            anna(fixture);
            assertEquals(0, fixture.hub().subscribers("ruled:#anna"));
            rules.answering(inquiry -> CompletableFuture.completedFuture(inquiry.otherwise()));
            anna(fixture);
            assertEquals(1, fixture.hub().subscribers("ruled:#anna"));
        }
    }

    @Test
    void what_the_application_publishes_and_reads_is_its_own_affair() {
        rules.answering(inquiry -> CompletableFuture.completedFuture(FakeRules.DENIED));
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            fixture.publishes("ruled:a", "1");
            fixture.hub().channels().presence("ruled:a").toCompletableFuture().join();
            fixture.hub().actions().disconnect(Target.user("anna"), DisconnectCode.FORCE_DISCONNECT);
            assertEquals(List.of(), rules.asked());
        }
    }

    @Test
    void a_rule_with_a_bug_ends_in_a_refusal() {
        rules.answering(inquiry -> CompletableFuture.failedFuture(new IllegalStateException("on purpose")));
        try (HubFixture fixture = HubFixture.ruledBy(rules, OPEN)) {
            Peer anna = anna(fixture);
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"ruled:a\"}}").isRefused(2, 100);
            anna.sends(publish(3, "1")).isRefused(3, 100);
            anna.sends("{\"id\":4,\"presence\":{\"channel\":\"ruled:a\"}}").isRefused(4, 100);
            anna.sends("{\"id\":5,\"history\":{\"channel\":\"ruled:a\"}}").isRefused(5, 100);
        }
    }
}

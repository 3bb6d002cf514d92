package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReviewingTest {

    private static final String[] BY_ROLE = {
        "tidings.channel.namespaces=ruled,room,free",
        "tidings.channel.namespaces.ruled.allow_subscribe_for_client=true",
        "tidings.channel.namespaces.room.allow_subscribe_for_roles=editor,reader",
        "tidings.channel.namespaces.room.presence=true",
        "tidings.channel.namespaces.free.allow_subscribe_for_client=true"
    };
    private static final String REFRESH = "{\"id\":9,\"refresh\":{\"token\":\"t\"}}";
    private static final String REFRESHED = "{\"id\":9,\"refresh\":{}}";

    private final FakeRules rules = new FakeRules();

    private static Credentials anna(List<Capability> capabilities, String... roles) {
        Authentication how = new Authentication("token", Set.of(roles), new Proof("", 1), capabilities);
        return new Credentials("anna", 0, null, Map.of(), how);
    }

    private static Credentials anna(String... roles) {
        return anna(List.of(), roles);
    }

    private HubFixture fixture() {
        return HubFixture.ruledBy(rules, BY_ROLE);
    }

    private static Peer connected(HubFixture fixture, Credentials who) {
        fixture.authorizer().connecting(who);
        return fixture.peer().connects();
    }

    private static Peer refreshes(HubFixture fixture, Peer peer, Credentials who) {
        fixture.authorizer().connecting(who);
        return peer.sends(REFRESH).receives(REFRESHED);
    }

    private static String ended(String channel, int code) {
        return "{\"push\":{\"channel\":\"" + channel + "\",\"unsubscribe\":{\"code\":" + code + ",";
    }

    @Test
    void who_has_lost_the_role_loses_the_subscription_and_is_told_why_when_he_asks_again() {
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna("editor")).subscribes("room:1").subscribes("free:1");
            refreshes(fixture, anna, anna("visitor")).receivesPart(ended("room:1", 2502));
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"room:1\"}}").isRefused(2, 103);
            anna.heardAll();
            assertEquals(0, fixture.hub().subscribers("room:1"));
            assertEquals(1, fixture.hub().subscribers("free:1"));
            assertEquals(0, fixture.stores().present("room:1"));
        }
    }

    @Test
    void who_has_another_role_that_suffices_keeps_it() {
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna("editor")).subscribes("room:1");
            refreshes(fixture, anna, anna("reader")).heardAll();
            assertEquals(1, fixture.hub().subscribers("room:1"));
        }
    }

    @Test
    void a_capability_that_is_gone_takes_its_subscriptions_along() {
        Capability capability = new Capability(List.of(ChannelPattern.of("room:*")), Set.of(Operation.SUBSCRIBE));
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna(List.of(capability))).subscribes("room:1");
            refreshes(fixture, anna, anna(List.of(capability))).heardAll();
            refreshes(fixture, anna, anna()).receivesPart(ended("room:1", 2502));
        }
    }

    @Test
    void what_a_token_of_its_own_granted_or_the_server_stays() {
        Grant grant = new Grant(0, null, null, OptionOverride.NONE, new Proof("", 1));
        try (HubFixture fixture = fixture()) {
            fixture.authorizer().subscribing(CompletableFuture.completedFuture(Decision.granted(grant)));
            Peer anna = connected(fixture, anna());
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"room:1\",\"token\":\"t\"}}")
                    .receivesPart("\"subscribe\"");
            fixture.hub().actions().subscribe(Target.user("anna"), "room:2", Grant.PLAIN);
            anna.receivesPart("\"room:2\",\"subscribe\"");
            refreshes(fixture, anna, anna()).heardAll();
        }
    }

    @Test
    void a_subscription_that_got_itself_a_token_stays_too() {
        Grant grant = new Grant(0, null, null, OptionOverride.NONE, new Proof("", 1));
        try (HubFixture fixture = fixture()) {
            fixture.authorizer().subRefreshing(CompletableFuture.completedFuture(Decision.granted(grant)));
            Peer anna = connected(fixture, anna("editor")).subscribes("room:1");
            anna.sends("{\"id\":3,\"sub_refresh\":{\"channel\":\"room:1\",\"token\":\"t\"}}")
                    .receivesPart("\"sub_refresh\"");
            refreshes(fixture, anna, anna()).heardAll();
            assertEquals(1, fixture.hub().subscribers("room:1"));
        }
    }

    @Test
    void what_the_client_wished_for_when_it_connected_ends_as_well() {
        try (HubFixture fixture = fixture()) {
            fixture.authorizer().connecting(anna("editor"));
            Peer anna = fixture.peer()
                    .sends("{\"id\":1,\"connect\":{\"subs\":{\"room:1\":{}}}}")
                    .receivesPart("\"subs\":{\"room:1\":{}}");
            refreshes(fixture, anna, anna()).receivesPart(ended("room:1", 2502));
        }
    }

    @Test
    void what_is_being_made_meanwhile_is_looked_at_when_it_is_made() {
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna("editor"));
            fixture.stores().hold(HeldStores.Step.PRESENT);
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"room:1\"}}");
            refreshes(fixture, anna, anna());
            fixture.stores().free(HeldStores.Step.PRESENT);
            fixture.stores().pass(HeldStores.Step.PRESENT);
            anna.receivesPart("{\"id\":2,\"subscribe\":{").receivesPart(ended("room:1", 2502));
        }
    }

    @Test
    void the_rules_of_the_application_are_asked_again_about_every_subscription() {
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna()).subscribes("ruled:1").subscribes("ruled:2");
            refreshes(fixture, anna, anna()).heardAll();
            rules.answering(inquiry -> CompletableFuture.completedFuture(
                    inquiry.channel().equals("ruled:1") ? FakeRules.DENIED : inquiry.otherwise()));
            refreshes(fixture, anna, anna())
                    .receivesPart(ended("ruled:1", 2502))
                    .heardAll();
        }
    }

    @Test
    void where_nobody_can_say_the_client_comes_back_and_keeps_its_position() {
        try (HubFixture fixture = fixture()) {
            Peer anna = connected(fixture, anna()).subscribes("ruled:1");
            rules.refusing(Operation.SUBSCRIBE, FakeRules.UNANSWERED);
            refreshes(fixture, anna, anna()).receivesPart(ended("ruled:1", 2500));
            rules.answering(inquiry -> CompletableFuture.completedFuture(inquiry.otherwise()));
            fixture.hub()
                    .actions()
                    .subscribe(Target.user("anna"), "ruled:2", Grant.PLAIN)
                    .toCompletableFuture()
                    .join();
            anna.receivesPart("\"ruled:2\",\"subscribe\"");
            rules.refusing(Operation.SUBSCRIBE, FakeRules.UNANSWERED);
            refreshes(fixture, anna, anna()).isClosedWith(DisconnectCode.INSUFFICIENT_STATE);
        }
    }
}

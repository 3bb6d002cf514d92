package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Subscriptions whose broker, presence, history or authorizer answer late or not at all. */
class PendingSubscriptionTest {

    private static final String[] ALL = {
        "tidings.client.insecure=true",
        "tidings.channel.without_namespace.presence=true",
        "tidings.channel.without_namespace.join_leave=true",
        "tidings.channel.without_namespace.history_size=10",
        "tidings.channel.without_namespace.history_ttl=60s",
        "tidings.channel.without_namespace.force_recovery=true",
    };

    private static String subscribe(int id) {
        return "{\"id\":" + id + ",\"subscribe\":{\"channel\":\"a\"}}";
    }

    private static String unsubscribe(int id) {
        return "{\"id\":" + id + ",\"unsubscribe\":{\"channel\":\"a\"}}";
    }

    @Test
    void quick_pairs_of_subscribe_and_unsubscribe_take_effect_in_their_order() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            Peer peer = fixture.peer().connects();
            for (Step step : List.of(Step.SUBSCRIBE, Step.PRESENT, Step.ABSENT, Step.READ)) {
                fixture.stores().hold(step);
            }
            for (int i = 0; i < 10; i++) {
                peer.sends(subscribe(10 + 2 * i) + "\n" + unsubscribe(11 + 2 * i));
            }
            peer.sends(subscribe(50));
            for (int i = 0; i < 10; i++) {
                passAll(fixture, Step.SUBSCRIBE, Step.PRESENT, Step.READ, Step.ABSENT);
                peer.receivesPart("{\"id\":" + (10 + 2 * i) + ",\"subscribe\":{");
                peer.receives("{\"id\":" + (11 + 2 * i) + ",\"unsubscribe\":{}}");
            }
            passAll(fixture, Step.SUBSCRIBE, Step.PRESENT, Step.READ);
            peer.receivesPart("{\"id\":50,\"subscribe\":{");
            assertEquals(1, fixture.stores().present("a"));
            assertEquals(1, fixture.hub().subscribers("a"));
            fixture.publishes("a", "1");
            peer.receivesPart("\"pub\":{\"data\":1");
            peer.vanishes();
            fixture.stores().pass(Step.ABSENT);
            fixture.isEmpty("a");
        }
    }

    private static void passAll(HubFixture fixture, Step... steps) {
        for (Step step : steps) {
            Await.until(step + " is asked", () -> fixture.stores().waiting(step) > 0);
            fixture.stores().pass(step);
        }
    }

    @Test
    void a_second_subscribe_while_the_first_is_pending_is_already_subscribed() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            fixture.stores().hold(Step.SUBSCRIBE);
            Peer peer = fixture.peer()
                    .connects()
                    .sends(subscribe(2) + "\n" + subscribe(3))
                    .isRefused(3, 105);
            fixture.stores().pass(Step.SUBSCRIBE);
            peer.receivesPart("{\"id\":2,\"subscribe\":{");
        }
    }

    @Test
    void a_client_that_hurries_while_the_broker_sleeps_is_told_that_it_is_too_much() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            fixture.stores().hold(Step.SUBSCRIBE);
            Peer peer = fixture.peer().connects();
            for (int i = 0; i < 1000; i++) {
                peer.sends(subscribe(2) + "\n" + unsubscribe(3));
            }
            peer.isRefused(2, 106);
            fixture.stores().free(Step.SUBSCRIBE);
            fixture.stores().pass(Step.SUBSCRIBE);
            peer.vanishes();
            fixture.isEmpty("a");
        }
    }

    @Test
    void an_unsubscribe_that_is_never_finished_ends_the_connection() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            fixture.stores().hold(Step.SUBSCRIBE);
            fixture.peer()
                    .connects()
                    .sends(subscribe(2) + "\n" + unsubscribe(3))
                    .isClosedWith(DisconnectCode.INTERNAL_ERROR);
            fixture.stores().pass(Step.SUBSCRIBE);
            fixture.isEmpty("a");
        }
    }

    @Test
    void who_is_gone_while_it_is_pending_leaves_nothing_behind_and_joins_before_it_leaves() {
        for (Step step : List.of(Step.SUBSCRIBE, Step.PRESENT, Step.READ)) {
            try (HubFixture fixture = HubFixture.with(ALL)) {
                fixture.stores().hold(step);
                fixture.peer().connects().sends(subscribe(2)).vanishes();
                fixture.stores().pass(step);
                fixture.isEmpty("a");
                List<String> asked = fixture.stores().asked();
                assertEquals(asked.contains("joined a"), asked.contains("left a"));
                assertTrue(asked.indexOf("joined a") <= asked.indexOf("left a"));
                assertTrue(asked.indexOf("present a") < asked.indexOf("absent a"));
                assertEquals(1, asked.stream().filter("unsubscribe a"::equals).count());
                List<String> told = fixture.listener().told();
                assertEquals(told.contains("subscribed a"), told.contains("unsubscribed a"));
            }
        }
    }

    @Test
    void a_store_that_fails_is_a_temporary_error_and_everything_is_undone() {
        for (Step step : List.of(Step.SUBSCRIBE, Step.PRESENT, Step.READ)) {
            try (HubFixture fixture = HubFixture.with(ALL)) {
                fixture.stores().hold(step);
                Peer peer = fixture.peer().connects().sends(subscribe(2));
                fixture.stores().fail(step);
                peer.receives(
                        "{\"id\":2,\"error\":{\"code\":100,\"message\":\"internal server error\",\"temporary\":true}}");
                Await.until("nothing left", () -> fixture.hub().channelCount() == 0);
                assertEquals(0, fixture.stores().present("a"));
                assertEquals(List.of("connected"), fixture.listener().told());
                assertFalse(fixture.stores().asked().contains("left a"));
                fixture.stores().free(step);
                peer.sends(subscribe(3)).receivesPart("{\"id\":3,\"subscribe\":{");
            }
        }
    }

    @Test
    void a_presence_store_that_fails_to_forget_keeps_nobody_from_leaving() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.stores().hold(Step.ABSENT);
            peer.sends(unsubscribe(3));
            fixture.stores().fail(Step.ABSENT);
            peer.receives("{\"id\":3,\"unsubscribe\":{}}");
            assertTrue(fixture.stores().asked().contains("left a"));
            assertEquals(0, fixture.hub().channelCount());
        }
    }

    @Test
    void who_is_refused_late_was_never_subscribed() {
        try (HubFixture fixture = HubFixture.authorizedByTest(
                "tidings.channel.without_namespace.allow_publish_for_subscriber=true",
                "tidings.channel.without_namespace.allow_publish_for_anonymous=true")) {
            CompletableFuture<Decision<Grant>> answer = new CompletableFuture<>();
            fixture.authorizer().subscribing(answer);
            Peer peer = fixture.peer()
                    .connects()
                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"t\"}}\n"
                            + "{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":1}}")
                    .isRefused(3, 103);
            answer.complete(Decision.refused(ErrorCode.PERMISSION_DENIED));
            peer.isRefused(2, 103);
            assertEquals(0, fixture.hub().channelCount());
            assertEquals(List.of(), fixture.stores().asked());
        }
    }

    @Test
    void presence_is_not_renewed_once_the_client_leaves() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            Subscription subscription = peer.client().subscriptions().get("a");
            peer.sends(unsubscribe(3)).receives("{\"id\":3,\"unsubscribe\":{}}");
            fixture.hub().attaching().renew(subscription);
            assertEquals(0, fixture.stores().present("a"));
        }
    }

    @Test
    void a_renewal_on_its_way_is_waited_for_before_the_client_is_absent() {
        try (HubFixture fixture = HubFixture.with(ALL)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.stores().hold(Step.PRESENT);
            fixture.hub().attaching().renew(peer.client().subscriptions().get("a"));
            peer.sends(unsubscribe(3));
            assertFalse(fixture.stores().asked().contains("absent a"));
            fixture.stores().pass(Step.PRESENT);
            peer.receives("{\"id\":3,\"unsubscribe\":{}}");
            assertEquals(0, fixture.stores().present("a"));
        }
    }
}

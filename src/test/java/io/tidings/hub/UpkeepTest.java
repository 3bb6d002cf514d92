package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.UnsubscribeCode;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    /** When presence has been renewed and the position compared once, and again. */
    private static final Duration ONCE = Duration.ofSeconds(50);

    private static final Duration TWICE = Duration.ofSeconds(100);

    private static final String WITHOUT = "tidings.channel.without_namespace.";
    private static final String[] WATCHED = {
        "tidings.client.insecure=true",
        "tidings.client.ping_interval=0",
        "tidings.client.presence_update_interval=30s",
        "tidings.client.channel_position_check_delay=30s",
        WITHOUT + "history_size=5",
        WITHOUT + "history_ttl=60s",
        WITHOUT + "force_positioning=true",
        WITHOUT + "presence=true",
    };

    @Test
    void a_publication_that_the_broker_lost_is_noticed() {
        try (HubFixture fixture = HubFixture.with(WATCHED)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.publishes("a", "1");
            peer.receivesPart("\"data\":1");
            fixture.stores().loseDeliveries();
            fixture.publishes("a", "2");
            peer.after(ONCE)
                    .receives(
                            "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2500,\"reason\":\"insufficient state\"}}}");
            assertEquals(0, fixture.hub().channelCount());
        }
    }

    @Test
    void a_loss_in_a_server_side_subscription_ends_the_connection() {
        try (HubFixture fixture = HubFixture.with(WATCHED)) {
            Peer peer = fixture.peer().connectsWith(fixture.token("anna", "a"));
            fixture.stores().loseDeliveries();
            fixture.publishes("a", "1");
            peer.after(ONCE).isClosedWith(DisconnectCode.INSUFFICIENT_STATE);
        }
    }

    @Test
    void presence_is_renewed_and_who_is_up_to_date_stays() {
        try (HubFixture fixture = HubFixture.with(WATCHED)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.publishes("a", "1");
            assertEquals(1, Collections.frequency(fixture.stores().asked(), "present a"));
            peer.after(ONCE).after(TWICE);
            assertEquals(3, Collections.frequency(fixture.stores().asked(), "present a"));
            peer.receivesPart("\"data\":1").heardAll();
            assertEquals(1, fixture.hub().subscribers("a"));
        }
    }

    @Test
    void a_store_that_is_absent_ends_nothing() {
        try (HubFixture fixture = HubFixture.with(WATCHED)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            fixture.stores().hold(Step.READ);
            fixture.stores().hold(Step.PRESENT);
            peer.after(ONCE);
            assertEquals(1, fixture.stores().waiting(Step.READ));
            fixture.stores().fail(Step.READ);
            fixture.stores().fail(Step.PRESENT);
            peer.after(TWICE);
            assertEquals(1, fixture.stores().waiting(Step.READ));
            peer.heardAll();
            fixture.stores().free(Step.PRESENT);
        }
    }

    @Test
    void the_server_ends_a_subscription_once_and_before_one_that_follows() {
        try (HubFixture fixture = HubFixture.with(WATCHED)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            Subscription subscription = peer.client().subscriptions().get("a");
            fixture.hub().upkeep().end(subscription, UnsubscribeCode.SERVER);
            fixture.hub().upkeep().end(subscription, UnsubscribeCode.SERVER);
            fixture.publishes("a", "1");
            peer.receives(
                    "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2000,\"reason\":\"server unsubscribe\"}}}");
            peer.subscribes("a");
            peer.heardAll();
        }
    }
}

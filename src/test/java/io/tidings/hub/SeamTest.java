package io.tidings.hub;

import static io.tidings.hub.StreamWords.STREAM;
import static io.tidings.hub.StreamWords.WITHOUT;
import static io.tidings.hub.StreamWords.deliver;
import static io.tidings.hub.StreamWords.epoch;
import static io.tidings.hub.StreamWords.publication;
import static io.tidings.hub.StreamWords.publish;
import static io.tidings.hub.StreamWords.recover;
import static io.tidings.hub.StreamWords.subscribe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seam between history and live stream: what arrives while a subscription is being made. */
class SeamTest {

    @Test
    void what_arrives_while_history_is_read_follows_the_reply_once_and_in_order() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 2);
            String epoch = epoch(fixture);
            fixture.stores().hold(Step.READ);
            Peer peer = fixture.peer().connects().sends(recover(1, epoch));
            publish(fixture, 3, 4);
            fixture.stores().holdAnswer(Step.READ);
            fixture.stores().pass(Step.READ);
            peer.receivesPart(
                    "\"publications\":[{\"data\":2,\"offset\":2},{\"data\":3,\"offset\":3},{\"data\":4,\"offset\":4}]");
            publish(fixture, 5, 5);
            peer.receives(publication(5, ""));
        }
    }

    @Test
    void what_arrives_after_history_was_read_follows_the_reply_once_and_in_order() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 2);
            fixture.stores().holdAnswer(Step.READ);
            Peer peer = fixture.peer().connects().sends(recover(1, ""));
            publish(fixture, 3, 4);
            assertTrue(peer.transport().items().isEmpty());
            fixture.stores().pass(Step.READ);
            publish(fixture, 5, 5);
            peer.receivesPart("\"publications\":[{\"data\":2,\"offset\":2}]");
            peer.receives(publication(3, "")).receives(publication(4, "")).receives(publication(5, ""));
        }
    }

    @Test
    void a_gap_at_the_seam_ends_the_connection() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 2);
            String epoch = epoch(fixture);
            fixture.stores().holdAnswer(Step.READ);
            Peer peer = fixture.peer().connects().sends(subscribe(""));
            deliver(fixture, 4, epoch);
            fixture.stores().pass(Step.READ);
            peer.receivesPart("\"offset\":2").isClosedWith(DisconnectCode.INSUFFICIENT_STATE);
            fixture.isEmpty();
        }
    }

    @Test
    void more_than_fits_while_history_is_read_is_too_slow() {
        String[] settings = java.util.Arrays.copyOf(STREAM, STREAM.length + 1);
        settings[STREAM.length] = "tidings.client.queue_max_size=1024";
        try (HubFixture fixture = HubFixture.with(settings)) {
            fixture.stores().hold(Step.READ);
            Peer peer = fixture.peer().connects().sends(subscribe(""));
            publish(fixture, 1, 100);
            peer.isClosedWith(DisconnectCode.SLOW);
            // each counts 64 bytes more than its payload has, so this one was too much: it is lost with those before it
            assertEquals(
                    16,
                    fixture.hub().metrics().traffic().stream()
                            .mapToLong(traffic -> traffic.lost(Traffic.Loss.SLOW))
                            .sum());
            assertEquals(List.of(Limit.QUEUE_SIZE), fixture.refusals());
            fixture.stores().pass(Step.READ);
            fixture.isEmpty("a");
        }
    }

    @Test
    void joins_that_nobody_wants_are_not_kept_while_history_is_read() {
        try (HubFixture fixture = HubFixture.with(
                STREAM[0],
                STREAM[1],
                STREAM[2],
                STREAM[3],
                WITHOUT + "join_leave=true",
                "tidings.client.queue_max_size=1024")) {
            fixture.stores().hold(Step.READ);
            Peer peer = fixture.peer().connects().sends(subscribe(""));
            for (int i = 0; i < 1000; i++) {
                fixture.stores()
                        .deliver("a", new ChannelEvent.Joined(peer.client().info(null)));
            }
            fixture.stores().pass(Step.READ);
            peer.receivesPart("\"subscribe\"").heardAll();
        }
    }
}

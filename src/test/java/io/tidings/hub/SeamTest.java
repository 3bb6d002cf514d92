package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import org.junit.jupiter.api.Test;

/** The seam between history and live stream: what arrives while a subscription is being made. */
class SeamTest {

    private static final String WITHOUT = "tidings.channel.without_namespace.";
    private static final String[] STREAM = {
        "tidings.client.insecure=true",
        WITHOUT + "history_size=5",
        WITHOUT + "history_ttl=60s",
        WITHOUT + "force_recovery=true",
    };
    private static final Retention RETENTION =
            new Retention(5, java.time.Duration.ofMinutes(1), java.time.Duration.ofDays(30));

    private static String subscribe(String more) {
        return "{\"id\":2,\"subscribe\":{\"channel\":\"a\"" + more + "}}";
    }

    private static String recover(long offset, String epoch) {
        return subscribe(",\"recover\":true,\"offset\":" + offset + ",\"epoch\":\"" + epoch + "\"");
    }

    private static String publication(int offset, String epoch) {
        return "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + offset + ",\"offset\":" + offset
                + (offset == 1 ? ",\"epoch\":\"" + epoch + "\"" : "") + "}}}";
    }

    private static void publish(HubFixture fixture, int from, int to) {
        for (int i = from; i <= to; i++) {
            fixture.publishes("a", String.valueOf(i));
        }
    }

    private static String epoch(HubFixture fixture) {
        return fixture.stores()
                .read("a", HistoryQuery.TOP, RETENTION)
                .toCompletableFuture()
                .join()
                .top()
                .epoch();
    }

    /** Something that a broker of several nodes might deliver. */
    private static void deliver(HubFixture fixture, long offset, String epoch) {
        Publication publication =
                Publication.of(Payload.json(String.valueOf(offset)), null).at(offset);
        fixture.stores().deliver("a", new ChannelEvent.Published(publication, epoch));
    }

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

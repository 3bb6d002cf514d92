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

import io.tidings.protocol.DisconnectCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions, recovery, and gaps in the live stream. */
class AttachingTest {

    @Test
    void a_new_subscriber_is_told_where_the_stream_stands() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 3);
            String epoch = epoch(fixture);
            Peer peer = fixture.peer()
                    .connects()
                    .sends(subscribe(""))
                    .receives("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch
                            + "\",\"offset\":3,\"positioned\":true}}");
            publish(fixture, 4, 4);
            peer.receives(publication(4, epoch));
        }
    }

    @Test
    void the_first_publication_of_a_stream_tells_its_epoch() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            publish(fixture, 1, 2);
            peer.receives(publication(1, epoch(fixture))).receives(publication(2, ""));
        }
    }

    @Test
    void who_comes_back_gets_what_it_missed_and_its_own_position() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 3);
            String epoch = epoch(fixture);
            fixture.peer()
                    .connects()
                    .sends(recover(1, epoch))
                    .receives("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch
                            + "\",\"publications\":[{\"data\":2,\"offset\":2},{\"data\":3,\"offset\":3}],"
                            + "\"recovered\":true,\"offset\":1,\"positioned\":true,\"was_recovering\":true}}");
            fixture.peer()
                    .connects()
                    .sends(recover(3, epoch))
                    .receives("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch
                            + "\",\"recovered\":true,\"offset\":3,\"positioned\":true,\"was_recovering\":true}}");
        }
    }

    @Test
    void who_missed_too_much_is_told_so_and_goes_on_from_the_top() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 10);
            String epoch = epoch(fixture);
            String failed = "{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch
                    + "\",\"offset\":10,\"positioned\":true,\"was_recovering\":true}}";
            Peer peer = fixture.peer().connects().sends(recover(4, epoch)).receives(failed);
            publish(fixture, 11, 11);
            peer.receives(publication(11, ""));
            fixture.peer()
                    .connects()
                    .sends(recover(5, "other"))
                    .receivesPart("\"offset\":11,\"positioned\":true,\"was");
            fixture.peer()
                    .connects()
                    .sends(recover(6, epoch))
                    .receivesPart("\"publications\":[{\"data\":7,\"offset\":7},");
        }
    }

    @Test
    void no_more_is_recovered_than_the_limit() {
        String[] settings = java.util.Arrays.copyOf(STREAM, STREAM.length + 1);
        settings[STREAM.length] = "tidings.client.recovery_max_publication_limit=2";
        try (HubFixture fixture = HubFixture.with(settings)) {
            publish(fixture, 1, 4);
            fixture.peer().connects().sends(recover(2, "")).receivesPart("\"recovered\":true");
            fixture.peer()
                    .connects()
                    .sends(recover(1, ""))
                    .receives("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch(fixture)
                            + "\",\"offset\":4,\"positioned\":true,\"was_recovering\":true}}");
        }
    }

    @Test
    void who_insists_on_recovery_gets_an_error_and_no_subscription() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 10);
            Peer peer = fixture.peer()
                    .connects()
                    .sends(subscribe(",\"recover\":true,\"offset\":1,\"flag\":3"))
                    .isRefused(2, 112);
            Await.until("no channel", () -> fixture.hub().channelCount() == 0);
            publish(fixture, 11, 11);
            peer.heardAll();
            peer.sends(subscribe(",\"flag\":2")).receivesPart("\"subscribe\"");
        }
    }

    @Test
    void a_cache_gives_the_newest_unasked() {
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                WITHOUT + "history_size=1",
                WITHOUT + "history_ttl=60s",
                WITHOUT + "force_recovery=true",
                WITHOUT + "force_recovery_mode=cache",
                WITHOUT + "auto_cache_recover=true")) {
            publish(fixture, 1, 3);
            Peer peer = fixture.peer()
                    .connects()
                    .sends(subscribe(""))
                    .receivesPart("\"publications\":[{\"data\":3,\"offset\":3}],\"recovered\":true,\"positioned\":true,"
                            + "\"was_recovering\":true}}");
            publish(fixture, 4, 4);
            peer.receives(publication(4, ""));
        }
    }

    @Test
    void a_gap_in_the_live_stream_makes_the_client_subscribe_again() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 2);
            String epoch = epoch(fixture);
            Peer peer = fixture.peer().connects().subscribes("a");
            deliver(fixture, 2, epoch);
            deliver(fixture, 3, epoch);
            deliver(fixture, 5, epoch);
            deliver(fixture, 6, epoch);
            peer.receives(publication(3, ""))
                    .receives(
                            "{\"push\":{\"channel\":\"a\",\"unsubscribe\":{\"code\":2500,\"reason\":\"insufficient state\"}}}")
                    .heardAll();
            assertEquals(0, fixture.hub().channelCount());
            peer.subscribes("a");
        }
    }

    @Test
    void another_epoch_makes_the_client_subscribe_again() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            publish(fixture, 1, 2);
            Peer peer = fixture.peer().connects().subscribes("a");
            deliver(fixture, 3, "another");
            peer.receivesPart("\"unsubscribe\":{\"code\":2500").heardAll();
        }
    }

    @Test
    void a_gap_in_a_server_side_subscription_ends_the_connection() {
        String[] settings = {STREAM[1], STREAM[2], STREAM[3]};
        try (HubFixture fixture = HubFixture.with(settings)) {
            Peer peer = fixture.peer().connectsWith(fixture.token("anna", "a"));
            deliver(fixture, 2, epoch(fixture));
            peer.isClosedWith(DisconnectCode.INSUFFICIENT_STATE);
        }
    }

    @Test
    void without_a_position_nothing_is_compared() {
        try (HubFixture fixture = HubFixture.with(STREAM[0], STREAM[1], STREAM[2])) {
            Peer peer = fixture.peer().connects().sends(subscribe("")).receives("{\"id\":2,\"subscribe\":{}}");
            deliver(fixture, 7, "x");
            deliver(fixture, 5, "y");
            peer.receivesPart("\"offset\":7").receivesPart("\"offset\":5");
        }
    }

    @Test
    void the_first_subscriber_subscribes_at_the_broker_and_the_last_unsubscribes() {
        try (HubFixture fixture = HubFixture.with(STREAM)) {
            Peer first = fixture.peer().connects().subscribes("a");
            Peer second = fixture.peer().connects().subscribes("a");
            assertEquals(2, fixture.hub().subscribers("a"));
            first.vanishes();
            assertEquals(List.of("subscribe a"), fixture.stores().asked());
            second.vanishes();
            Await.until("no channel", () -> fixture.hub().channelCount() == 0);
            assertEquals(
                    List.of("subscribe a", "unsubscribe a"), fixture.stores().asked());
            fixture.peer().connects().subscribes("a");
            assertEquals(
                    List.of("subscribe a", "unsubscribe a", "subscribe a"),
                    fixture.stores().asked());
        }
    }
}

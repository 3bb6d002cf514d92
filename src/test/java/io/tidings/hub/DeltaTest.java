package io.tidings.hub;

import static io.tidings.hub.StreamWords.WITHOUT;
import static io.tidings.hub.StreamWords.epoch;
import static io.tidings.hub.StreamWords.recover;
import static io.tidings.hub.StreamWords.subscribe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.Push;
import io.tidings.protocol.StreamPosition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Subscriptions with deltas: what comes whole, what as a patch, and that both make what others get. */
class DeltaTest {

    private static final String DELTA = ",\"delta\":\"fossil\"";
    private static final String[] SETTINGS = {
        "tidings.client.insecure=true",
        WITHOUT + "history_size=5",
        WITHOUT + "history_ttl=60s",
        WITHOUT + "force_recovery=true",
        WITHOUT + "allowed_delta_types=fossil",
        WITHOUT + "delta_publish=true",
    };

    private final Unpatched unpatched = new Unpatched();

    private static HubFixture fixture(String... more) {
        return HubFixture.with(
                Stream.concat(Arrays.stream(SETTINGS), Arrays.stream(more)).toArray(String[]::new));
    }

    private static String quote(int price) {
        return "{\"symbol\":\"ACME\",\"venue\":\"an exchange \\\\ \\u00e9 é 日\",\"price\":" + price + "}";
    }

    private static String published(int offset, String epoch) {
        return "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + quote(offset) + ",\"offset\":" + offset
                + (offset == 1 ? ",\"epoch\":\"" + epoch + "\"" : "") + "}}}";
    }

    private static void publish(HubFixture fixture, int from, int to) {
        for (int i = from; i <= to; i++) {
            fixture.publishes("a", quote(i));
        }
    }

    /** The next item, which is a patch, makes this. */
    private void patchMakes(Peer peer, String item) {
        int patches = unpatched.patches();
        assertEquals(item, unpatched.item(peer.next()));
        assertEquals(patches + 1, unpatched.patches(), "it came whole");
    }

    /** The next item is this, with the payload in a string. */
    private void wholeIs(Peer peer, String item) {
        int wholes = unpatched.wholes();
        assertEquals(item, unpatched.item(peer.next()));
        assertEquals(wholes + 1, unpatched.wholes(), "it came as a patch, or as a value");
    }

    @Test
    void the_first_publication_is_whole_and_the_others_are_patches() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA));
            String epoch = epoch(fixture);
            peer.receives("{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"" + epoch
                    + "\",\"positioned\":true,\"delta\":true}}");
            publish(fixture, 1, 3);
            wholeIs(peer, published(1, epoch));
            patchMakes(peer, published(2, ""));
            patchMakes(peer, published(3, ""));
        }
    }

    @Test
    void who_did_not_ask_gets_what_everybody_got_before() {
        try (HubFixture fixture = fixture()) {
            String epoch = epoch(fixture);
            Peer plain = fixture.peer().connects().subscribes("a");
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            publish(fixture, 1, 2);
            plain.receives(published(1, epoch)).receives(published(2, ""));
            wholeIs(peer, published(1, epoch));
            patchMakes(peer, published(2, ""));
        }
    }

    @Test
    void who_joins_later_gets_the_whole_first_and_then_the_same_patches() {
        try (HubFixture fixture = fixture()) {
            Peer early = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            publish(fixture, 1, 2);
            wholeIs(early, published(1, epoch(fixture)));
            patchMakes(early, published(2, ""));
            Peer late = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"offset\":2");
            publish(fixture, 3, 4);
            patchMakes(early, published(3, ""));
            Unpatched others = new Unpatched();
            assertEquals(published(3, ""), others.item(late.next()));
            assertEquals(1, others.wholes());
            assertEquals(early.next(), late.next(), "the patch of the fourth is the same");
        }
    }

    @Test
    void one_patch_is_shared_by_all_who_have_the_publication_before() {
        Publication before = Publication.of(Payload.json("\"" + "x".repeat(99) + "1\""), null)
                .at(1);
        Publication now = Publication.of(Payload.json("\"" + "x".repeat(99) + "2\""), null)
                .at(2);
        Encoded push = new Encoded(new Push.OfPublication("a", now, "e"), 1, before);
        Encoded patch = push.deltas().in(Format.JSON, true);
        assertSame(patch.in(Format.JSON), push.deltas().in(Format.JSON, true).in(Format.JSON));
        assertSame(patch, push.deltas().in(Format.PROTOBUF, true));
        assertSame(push.deltas().in(Format.JSON, false), push.deltas().in(Format.PROTOBUF, false));
        assertNotEquals(patch, push.deltas().in(Format.JSON, false));
        assertEquals(1, patch.arrivedAt());
    }

    @Test
    void recovery_gives_the_first_whole_the_rest_as_patches_and_the_stream_goes_on_with_patches() {
        try (HubFixture fixture = fixture()) {
            String epoch = epoch(fixture);
            publish(fixture, 1, 4);
            Peer peer = fixture.peer().connects().sends(recover(1, epoch).replace("}}", DELTA + "}}"));
            String reply = unpatched.item(peer.next());
            assertTrue(
                    reply.contains("\"publications\":[{\"data\":" + quote(2) + ",\"offset\":2},{\"data\":" + quote(3)
                            + ",\"offset\":3},{\"data\":" + quote(4) + ",\"offset\":4}],\"recovered\":true"),
                    reply);
            assertTrue(reply.endsWith("\"delta\":true}}"), reply);
            assertEquals(2, unpatched.patches());
            publish(fixture, 5, 5);
            // nobody wanted deltas when the fourth was delivered: what the fifth could be a patch of was not kept
            wholeIs(peer, published(5, ""));
            publish(fixture, 6, 6);
            patchMakes(peer, published(6, ""));
        }
    }

    @Test
    void what_arrives_while_history_is_read_follows_as_patches_of_what_was_recovered() {
        try (HubFixture fixture = fixture()) {
            String epoch = epoch(fixture);
            publish(fixture, 1, 2);
            fixture.stores().holdAnswer(Step.READ);
            Peer peer = fixture.peer().connects().sends(recover(1, epoch).replace("}}", DELTA + "}}"));
            publish(fixture, 3, 4);
            fixture.stores().pass(Step.READ);
            assertTrue(unpatched.item(peer.next()).contains("\"publications\":[{\"data\":" + quote(2)));
            wholeIs(peer, published(3, ""));
            patchMakes(peer, published(4, ""));
        }
    }

    @Test
    void who_recovers_beside_others_goes_on_with_their_patches() {
        try (HubFixture fixture = fixture()) {
            String epoch = epoch(fixture);
            fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            publish(fixture, 1, 2);
            Peer peer = fixture.peer().connects().sends(recover(1, epoch).replace("}}", DELTA + "}}"));
            assertTrue(unpatched.item(peer.next()).contains("\"recovered\":true"));
            publish(fixture, 3, 3);
            patchMakes(peer, published(3, ""));
        }
    }

    @Test
    void without_permission_there_are_no_deltas() {
        try (HubFixture fixture = fixture(WITHOUT + "allowed_delta_types=")) {
            String epoch = epoch(fixture);
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA));
            assertFalse(peer.next().contains("delta"));
            publish(fixture, 1, 1);
            peer.receives(published(1, epoch));
        }
    }

    @Test
    void without_delta_publish_everything_comes_whole_but_as_a_string() {
        try (HubFixture fixture = fixture(WITHOUT + "delta_publish=false")) {
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            publish(fixture, 1, 2);
            wholeIs(peer, published(1, epoch(fixture)));
            wholeIs(peer, published(2, ""));
        }
    }

    @Test
    void a_patch_that_would_be_longer_is_not_sent() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            fixture.publishes("a", "1");
            fixture.publishes("a", "2");
            peer.receivesPart("\"data\":\"1\",\"offset\":1");
            peer.receivesPart("\"data\":\"2\",\"offset\":2");
        }
    }

    @Test
    void history_is_never_in_deltas() {
        try (HubFixture fixture = fixture(WITHOUT + "allow_history_for_subscriber=true")) {
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            publish(fixture, 1, 2);
            peer.receivesPart("\"offset\":1").receivesPart("\"delta\":true");
            peer.sends("{\"id\":3,\"history\":{\"channel\":\"a\",\"limit\":9}}")
                    .receivesPart(
                            "[{\"data\":" + quote(1) + ",\"offset\":1},{\"data\":" + quote(2) + ",\"offset\":2}]");
        }
    }

    @Test
    void newlines_of_a_payload_survive_in_its_string() {
        try (HubFixture fixture = fixture()) {
            Peer peer = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            fixture.publishes("a", "{\n\t\"a\":1}");
            peer.receivesPart("\"data\":\"{\\n\\t\\\"a\\\":1}\"");
        }
    }

    @Test
    void what_is_not_json_ends_a_json_client_with_deltas_too_and_goes_in_patches_to_others() {
        try (HubFixture fixture = fixture()) {
            Peer json = fixture.peer().connects().sends(subscribe(DELTA)).receivesPart("\"delta\":true");
            Peer binary = fixture.peerSpeaking(Format.PROTOBUF)
                    .sendsProtobuf("id: 1 connect {}", "id: 2 subscribe { channel: \"a\" delta: \"fossil\" }")
                    .receivesPart("connect")
                    .receivesPart("delta: true");
            byte[] noise = new byte[200];
            Arrays.fill(noise, (byte) 0x85);
            for (int i = 0; i < 2; i++) {
                noise = noise.clone();
                noise[100 + i] = 1;
                fixture.hub()
                        .publish("a", Payload.of(noise), PublishOptions.NONE)
                        .toCompletableFuture()
                        .join();
            }
            json.isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
            assertFalse(binary.next().contains("delta"));
            binary.receivesPart("delta: true");
        }
    }

    @Test
    void a_patch_is_only_for_who_was_sent_the_publication_before() {
        DeltaBase base = new DeltaBase();
        Publication before = Publication.of(Payload.json(quote(1)), null).at(1);
        Push.OfPublication push = new Push.OfPublication(
                "a", Publication.of(Payload.json(quote(2)), null).at(2), "e");
        Encoded second = new Encoded(push, 1, before);
        Encoded whole = second.deltas().in(Format.JSON, false);
        Encoded patch = second.deltas().in(Format.JSON, true);
        assertSame(whole, base.next(push, second, Format.JSON), "it has nothing");
        assertSame(whole, base.next(push, second, Format.JSON), "it has the same");
        for (var position : List.of(new StreamPosition(1, "x"), new StreamPosition(0, "e"))) {
            base.is(position);
            assertSame(whole, base.next(push, second, Format.JSON), position.toString());
        }
        base.is(new StreamPosition(1, "e"));
        assertSame(patch, base.next(push, second, Format.JSON));
    }
}

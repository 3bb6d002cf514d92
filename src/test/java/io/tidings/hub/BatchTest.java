package io.tidings.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Publications that piled up, as one thing; and that no subscriber can tell. */
class BatchTest {

    private static final int MUCH = 64 * 1024;

    private static final String[] CHANNELS = {
        "tidings.client.insecure=true",
        "tidings.client.ping_interval=0",
        "tidings.fan_out.workers=1",
        "tidings.channel.namespaces=kept",
        "tidings.channel.namespaces.kept.history_size=1000",
        "tidings.channel.namespaces.kept.history_ttl=60s",
        "tidings.channel.namespaces.kept.force_recovery=true",
        "tidings.channel.namespaces.kept.join_leave=true",
        "tidings.channel.namespaces.kept.force_push_join_leave=true",
        "tidings.channel.namespaces.kept.allowed_delta_types=fossil"
    };

    private static Encoded publication(long offset, String epoch, String data) {
        Publication publication = new Publication(Payload.json(data), null, offset, Map.of());
        return new Encoded(new Push.OfPublication("a", publication, epoch), 1);
    }

    private static Batch batch(int bytes, Encoded... events) {
        return new Batch(List.of(events), bytes);
    }

    private static List<String> texts(Batch batch) {
        return Arrays.stream(batch.pieces(Format.JSON))
                .map(piece -> new String(piece.bytes(), UTF_8))
                .toList();
    }

    private static String push(int data) {
        return "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + data + "}}}";
    }

    @Test
    void publications_are_joined_once_and_counted() {
        Batch batch = batch(MUCH, publication(0, "", "1"), publication(0, "", "2"), publication(0, "", "3"));
        assertTrue(batch.joins(Format.JSON));
        assertEquals(List.of(push(1) + "\n" + push(2) + "\n" + push(3)), texts(batch));
        assertEquals(3, batch.pieces(Format.JSON)[0].items());
        assertSame(batch.pieces(Format.JSON), batch.pieces(Format.JSON));
        assertEquals(3, batch.pieces(Format.PROTOBUF)[0].items());
    }

    @Test
    void a_piece_is_not_larger_than_a_frame_unless_one_item_is() {
        int two = 2 * (push(1).length() + 1);
        Encoded large = publication(0, "", "\"" + "x".repeat(two) + "\"");
        Batch batch = batch(
                two,
                publication(0, "", "1"),
                publication(0, "", "2"),
                publication(0, "", "3"),
                large,
                publication(0, "", "4"));
        List<String> texts = texts(batch);
        assertEquals(push(1) + "\n" + push(2), texts.get(0));
        assertEquals(push(3), texts.get(1));
        assertTrue(texts.get(2).length() > two);
        assertEquals(push(4), texts.get(3));
        assertEquals(4, texts.size());
    }

    @Test
    void only_what_follows_in_the_same_stream_is_a_run() {
        assertTrue(
                batch(MUCH, publication(7, "e", "1"), publication(8, "e", "2")).joins(Format.JSON));
        assertFalse(
                batch(MUCH, publication(7, "e", "1"), publication(9, "e", "2")).joins(Format.JSON));
        assertFalse(
                batch(MUCH, publication(7, "e", "1"), publication(7, "e", "1")).joins(Format.JSON));
        assertFalse(
                batch(MUCH, publication(7, "e", "1"), publication(8, "f", "2")).joins(Format.JSON));
        assertFalse(
                batch(MUCH, publication(7, "e", "1"), publication(0, "", "2")).joins(Format.JSON));
        assertFalse(
                batch(MUCH, publication(0, "", "1"), publication(1, "", "2")).joins(Format.JSON));
        Encoded join = new Encoded(new Push.Join("a", new ClientInfo("u", "c", null, null)));
        assertFalse(batch(MUCH, publication(7, "e", "1"), join, publication(8, "e", "2"))
                .joins(Format.JSON));
    }

    @Test
    void formats_that_carry_one_item_a_frame_and_payloads_that_do_not_fit_one_are_not_joined() {
        Batch batch = batch(MUCH, publication(0, "", "1"), publication(0, "", "2"));
        assertFalse(batch.joins(Format.SINGLE_PUSHES));
        var bytes =
                new Encoded(new Push.OfPublication("a", Publication.of(Payload.of(new byte[] {1, 2}), null), ""), 1);
        Batch mixed = batch(MUCH, publication(0, "", "1"), bytes);
        assertFalse(mixed.joins(Format.JSON));
        assertTrue(mixed.joins(Format.PROTOBUF));
    }

    /**
     * Subscribers of every kind, a worker that is kept busy for a random while, joins in between: each hears every
     * publication once and in order.
     */
    @Test
    void subscribers_of_every_kind_hear_everything_once_and_in_order() {
        long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
        System.out.println("tidings.stress.seed=" + seed);
        Random random = new Random(seed);
        for (String channel : List.of("a", "kept:a")) {
            try (HubFixture fixture = HubFixture.with(CHANNELS)) {
                Peer json = fixture.peer().connects().subscribes(channel);
                Peer delta = fixture.peer()
                        .connects()
                        .sends("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\",\"delta\":\"fossil\"}}")
                        .receivesPart("{\"id\":2,\"subscribe\":{");
                List<Peer> late = new ArrayList<>();
                int published = 0;
                for (int round = 0; round < 20; round++) {
                    CompletableFuture<Void> free =
                            ChannelTest.occupy(json.client().worker());
                    for (int i = random.nextInt(90); i > 0; i--) {
                        fixture.publishes(channel, "{\"n\":" + published++ + "}");
                        if (random.nextInt(40) == 0) {
                            late.add(fixture.peer()
                                    .sends("{\"id\":1,\"connect\":{}}")
                                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}"));
                        }
                    }
                    free.complete(null);
                }
                int last = published;
                fixture.publishes(channel, "{\"n\":" + last + "}");
                assertEquals(upTo(0, last), heard(json, last));
                if (channel.equals("a")) {
                    assertEquals(upTo(0, last), heard(delta, last));
                } else {
                    // patches hide the numbers; a missed one would have ended the subscription
                    Await.until(
                            "all has come",
                            () -> delta.transport().items().stream()
                                            .filter(item -> item.contains("\"pub\""))
                                            .count()
                                    == last + 1L);
                }
                for (Peer peer : late) {
                    List<Integer> numbers = heard(peer, last);
                    assertEquals(upTo(numbers.get(0), last), numbers);
                }
                assertFalse(json.transport().closed().isDone());
                assertTrue(
                        json.transport().frames().stream().anyMatch(frame -> frame.items() > 20),
                        "nothing was delivered in one go");
            }
        }
    }

    private static List<Integer> upTo(int first, int last) {
        List<Integer> all = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            all.add(i);
        }
        return all;
    }

    /** The numbers of the publications that the peer reads, to this one. */
    private static List<Integer> heard(Peer peer, int last) {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.isEmpty() || numbers.get(numbers.size() - 1) != last) {
            String item = peer.next();
            int at = item.indexOf("\"n\":");
            if (item.contains("\"pub\"") && at >= 0) {
                numbers.add(Integer.parseInt(item.substring(at + 4, item.indexOf('}', at))));
            }
        }
        return numbers;
    }

    @Test
    void a_loss_before_a_batch_is_noticed() {
        try (HubFixture fixture = HubFixture.with(CHANNELS)) {
            Peer peer = fixture.peer().connects().subscribes("kept:a");
            CompletableFuture<Void> free = ChannelTest.occupy(peer.client().worker());
            Subscription subscription = peer.client().subscriptions().get("kept:a");
            String epoch = "e";
            peer.client()
                    .worker()
                    .submit(onWorker ->
                            subscription.deliver(batch(MUCH, publication(5, epoch, "5"), publication(6, epoch, "6"))));
            free.complete(null);
            peer.receivesPart("\"join\"").receivesPart("\"unsubscribe\":{\"code\":2500");
            peer.heardAll();
        }
    }

    @Test
    void who_cannot_carry_one_of_the_payloads_is_ended() {
        try (HubFixture fixture = HubFixture.with(CHANNELS)) {
            Peer peer = fixture.peer().connects().subscribes("a");
            CompletableFuture<Void> free = ChannelTest.occupy(peer.client().worker());
            fixture.publishes("a", "1");
            fixture.hub()
                    .publish("a", Payload.of(new byte[] {1, 2}), PublishOptions.NONE)
                    .toCompletableFuture()
                    .join();
            free.complete(null);
            peer.receives(push(1)).isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
        }
    }

    @Test
    void what_a_slow_client_loses_of_a_batch_is_counted_item_by_item() {
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                "tidings.fan_out.workers=1",
                "tidings.client.queue_max_size=4096")) {
            Peer slow = fixture.peer().connects().subscribes("a");
            slow.transport().stall();
            fixture.publishes("a", "0");
            Await.until("the first is in flight", () -> slow.transport().inFlight() == 1);
            CompletableFuture<Void> free = ChannelTest.occupy(slow.client().worker());
            String data = "\"" + "x".repeat(1000) + "\"";
            for (int i = 0; i < 6; i++) {
                fixture.publishes("a", data);
            }
            free.complete(null);
            Await.until("it is cut off", () -> !slow.client().connected());
            ConnectingTest.settled(slow);
            long lost = fixture.hub().metrics().traffic().stream()
                    .mapToLong(traffic -> traffic.lost(Traffic.Loss.SLOW))
                    .sum();
            assertEquals(6, lost);
            slow.isCutOffWith(DisconnectCode.SLOW);
        }
    }
}

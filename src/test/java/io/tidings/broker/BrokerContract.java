package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Broker;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.Retention;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hub expects of every broker. */
abstract class BrokerContract extends StartedBroker<Broker> {

    private static final Retention KEPT = new Retention(10, Duration.ofMinutes(5), Duration.ofMinutes(10));
    private static final ClientInfo ANNA = new ClientInfo("anna", "c1", Payload.json("{\"n\":1}"), null);

    @BeforeEach
    void subscribe() throws Exception {
        await(broker.subscribe(channel));
    }

    @Test
    void a_publication_comes_back_to_the_node_that_published_it() throws Exception {
        publish("hello", Retention.NONE);
        Deliveries.Delivery delivery = deliveries.next();
        assertEquals(channel, delivery.channel());
        assertEquals("hello", delivery.text());
    }

    @Test
    void a_publication_arrives_with_everything_it_had() throws Exception {
        Payload data = Payload.json("{\"z\": 1.000, \"a\":\"\u00e9\"}");
        Publication sent = new Publication(data, ANNA, 0, Map.of("k", "v"));
        await(broker.publish(channel, new ChannelEvent.Published(sent, ""), KEPT));
        assertEquals(sent.at(1), deliveries.next().publication());
    }

    @Test
    void a_publication_that_is_kept_gets_the_next_offset() throws Exception {
        for (long offset = 1; offset <= 25; offset++) {
            StreamPosition position = publish("n" + offset, KEPT);
            assertEquals(offset, position.offset());
            assertEquals(position, deliveries.next().position());
        }
    }

    @Test
    void all_publications_of_a_stream_have_its_epoch() throws Exception {
        String epoch = publish("one", KEPT).epoch();
        assertFalse(epoch.isEmpty());
        assertEquals(epoch, publish("two", KEPT).epoch());
    }

    @Test
    void a_publication_that_is_not_kept_has_no_position() throws Exception {
        assertEquals(StreamPosition.NONE, publish("gone", Retention.NONE));
        assertEquals(StreamPosition.NONE, deliveries.next().position());
    }

    @Test
    void a_position_that_the_publisher_made_up_does_not_count() throws Exception {
        Publication claimed = Publication.of(Payload.json("1"), null).at(99);
        await(broker.publish(channel, new ChannelEvent.Published(claimed, "liar"), Retention.NONE));
        assertEquals(StreamPosition.NONE, deliveries.next().position());
        StreamPosition kept = await(broker.publish(channel, new ChannelEvent.Published(claimed, "liar"), KEPT));
        assertEquals(1, kept.offset());
        assertEquals(kept, deliveries.next().position());
    }

    @Test
    void joins_and_leaves_come_through_without_using_up_offsets() throws Exception {
        ChannelEvent joined = new ChannelEvent.Joined(ANNA);
        ChannelEvent left = new ChannelEvent.Left(ANNA);
        assertEquals(StreamPosition.NONE, await(broker.publish(channel, joined, KEPT)));
        assertEquals(StreamPosition.NONE, await(broker.publish(channel, left, Retention.NONE)));
        assertEquals(1, publish("after them", KEPT).offset());
        List<Deliveries.Delivery> found = deliveries.next(3);
        assertEquals(joined, found.get(0).event());
        assertEquals(left, found.get(1).event());
    }

    @Test
    void a_channel_that_was_unsubscribed_is_silent() throws Exception {
        await(broker.unsubscribe(channel));
        publish("not heard", KEPT);
        publish("not heard", Retention.NONE);
        await(broker.publish(channel, new ChannelEvent.Joined(ANNA), KEPT));
        await(broker.subscribe(channel));
        publish("heard", KEPT);
        assertEquals("heard", deliveries.next().text());
    }

    @Test
    void a_channel_counts_on_while_nobody_is_subscribed() throws Exception {
        await(broker.unsubscribe(channel));
        publish("not heard", KEPT);
        await(broker.subscribe(channel));
        assertEquals(2, publish("heard", KEPT).offset());
    }

    @Test
    void subscribing_twice_does_not_deliver_twice() throws Exception {
        await(broker.subscribe(channel));
        publish("one", KEPT);
        publish("two", KEPT);
        assertEquals(
                List.of("one", "two"),
                deliveries.next(2).stream().map(Deliveries.Delivery::text).toList());
        await(broker.unsubscribe(channel));
        publish("not heard", KEPT);
        await(broker.subscribe(channel));
        publish("three", KEPT);
        assertEquals("three", deliveries.next().text());
    }

    @Test
    void unsubscribing_from_a_channel_that_was_never_subscribed_changes_nothing() throws Exception {
        await(broker.unsubscribe(channel + "-other"));
        publish("hello", KEPT);
        assertEquals("hello", deliveries.next().text());
    }

    @Test
    void channels_count_for_themselves() throws Exception {
        String other = channel + "-other";
        await(broker.subscribe(other));
        StreamPosition here = publish("here", KEPT);
        StreamPosition there = await(broker.publish(other, published("there"), KEPT));
        assertEquals(1, here.offset());
        assertEquals(1, there.offset());
        Map<String, String> texts = new HashMap<>();
        deliveries.next(2).forEach(delivery -> texts.put(delivery.channel(), delivery.text()));
        assertEquals(Map.of(channel, "here", other, "there"), texts);
    }

    @Test
    void eight_publishers_give_one_order_without_gaps() throws Exception {
        int publishers = 8;
        int each = 1_000;
        List<List<StreamPosition>> positions = Crowd.all(publishers, publisher -> () -> {
            List<StreamPosition> own = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                own.add(publish(publisher + ":" + i, KEPT));
            }
            return own;
        });

        List<Deliveries.Delivery> delivered = deliveries.next(publishers * each);
        assertEquals(
                LongStream.rangeClosed(1, delivered.size()).boxed().toList(),
                delivered.stream().map(one -> one.publication().offset()).toList());
        assertEquals(
                1,
                delivered.stream().map(one -> one.position().epoch()).distinct().count());
        for (int publisher = 0; publisher < publishers; publisher++) {
            for (int i = 0; i < each; i++) {
                StreamPosition position = positions.get(publisher).get(i);
                assertEquals(
                        publisher + ":" + i,
                        delivered.get((int) position.offset() - 1).text());
            }
        }
        assertEquals(List.of(), deliveries.rest());
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // yielding only makes the fault likelier to show
    void the_listener_is_never_called_twice_at_once_for_a_channel_with_history() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int publishers = 4;
        int each = 500;
        CountDownLatch calls = new CountDownLatch(publishers * each);
        Broker other = create();
        try {
            other.start((name, event) -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                calls.countDown();
            });
            await(other.subscribe(channel));
            Crowd.all(publishers, publisher -> () -> {
                for (int i = 0; i < each; i++) {
                    await(other.publish(channel, published("x"), KEPT));
                }
                return null;
            });
            assertTrue(calls.await(Crowd.PATIENCE_SECONDS, TimeUnit.SECONDS));
        } finally {
            if (other instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        assertEquals(1, most.get());
    }

    private StreamPosition publish(String text, Retention retention) throws Exception {
        return await(broker.publish(channel, published(text), retention));
    }

    private static ChannelEvent published(String text) {
        return new ChannelEvent.Published(Publication.of(Payload.json(text), ANNA), "");
    }
}

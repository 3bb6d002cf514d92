package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.Broker;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.HistoryStore;
import io.tidings.hub.Retention;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the hub expects to read of what a broker keeps; how long it is kept is in {@link RetentionContract}. */
abstract class HistoryContract<B extends Broker & HistoryStore> extends StartedBroker<B> {

    static final HistoryQuery ALL = new HistoryQuery(-1, -1, false);

    private static final Retention FIVE = new Retention(5, Duration.ofMinutes(5), Duration.ofMinutes(10));

    @Test
    void the_first_reader_already_has_a_position() throws Exception {
        HistoryPage first = read(HistoryQuery.TOP);
        assertEquals(0, first.top().offset());
        assertFalse(first.top().epoch().isEmpty());
        assertEquals(first, read(HistoryQuery.TOP));
        assertEquals(new StreamPosition(1, first.top().epoch()), publish("one"));
    }

    @Test
    void each_channel_has_its_own_epoch() throws Exception {
        String here = read(HistoryQuery.TOP).top().epoch();
        String there = await(broker.read(channel + "-other", HistoryQuery.TOP, FIVE))
                .top()
                .epoch();
        assertFalse(here.equals(there));
    }

    @Test
    void a_limit_of_zero_gives_only_the_position() throws Exception {
        publish(3);
        HistoryPage page = read(HistoryQuery.TOP);
        assertEquals(List.of(), page.publications());
        assertEquals(3, page.top().offset());
        assertEquals(List.of(), read(new HistoryQuery(0, 1, true)).publications());
    }

    @Test
    void without_a_position_reading_begins_at_the_oldest() throws Exception {
        publish(4);
        assertEquals(List.of(1L, 2L), offsets(new HistoryQuery(2, -1, false)));
        assertEquals(List.of(1L, 2L, 3L, 4L), offsets(ALL));
    }

    @Test
    void without_a_position_reading_backwards_begins_at_the_newest() throws Exception {
        publish(4);
        assertEquals(List.of(4L, 3L), offsets(new HistoryQuery(2, -1, true)));
        assertEquals(List.of(4L, 3L, 2L, 1L), offsets(new HistoryQuery(-1, -1, true)));
    }

    @Test
    void forwards_come_the_publications_after_the_position() throws Exception {
        publish(5);
        assertEquals(List.of(3L, 4L, 5L), offsets(new HistoryQuery(-1, 2, false)));
        assertEquals(List.of(3L, 4L), offsets(new HistoryQuery(2, 2, false)));
        assertEquals(List.of(1L), offsets(new HistoryQuery(1, 0, false)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, 5, false)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, 6, false)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, Long.MAX_VALUE, false)));
    }

    @Test
    void backwards_come_the_publications_before_the_position() throws Exception {
        publish(5);
        assertEquals(List.of(3L, 2L, 1L), offsets(new HistoryQuery(-1, 4, true)));
        assertEquals(List.of(3L, 2L), offsets(new HistoryQuery(2, 4, true)));
        assertEquals(List.of(5L, 4L), offsets(new HistoryQuery(2, 6, true)));
        assertEquals(List.of(5L), offsets(new HistoryQuery(1, Long.MAX_VALUE, true)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, 1, true)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, 0, true)));
    }

    @Test
    void a_position_before_the_oldest_kept_begins_there() throws Exception {
        publish(12);
        assertEquals(List.of(8L, 9L), offsets(new HistoryQuery(2, 3, false)));
        assertEquals(List.of(), offsets(new HistoryQuery(-1, 8, true)));
        assertEquals(List.of(8L), offsets(new HistoryQuery(-1, 9, true)));
        assertEquals(12, read(ALL).top().offset());
    }

    @Test
    void every_query_gives_what_a_plain_list_would_give() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int published = 0; published < 40; published++) {
            for (int i = 0; i < 10; i++) {
                HistoryQuery query = new HistoryQuery(
                        random.nextInt(9) - 1, random.nextInt(published + 4) - 1, random.nextBoolean());
                int top = published;
                assertEquals(
                        expected(query, top, 5),
                        offsets(query),
                        () -> "seed %d, top %d, %s".formatted(seed, top, query));
            }
            publish("n");
        }
    }

    @Test
    void a_publication_is_kept_with_everything_it_had() throws Exception {
        ClientInfo anna = new ClientInfo("anna", "c1", Payload.json("{\"n\":1}"), Payload.json("[]"));
        Payload data = Payload.json("{\"z\": 1.000, \"a\":\"\u00e9\"}");
        Publication sent = new Publication(data, anna, 0, Map.of("k", "v"));
        await(broker.publish(channel, new ChannelEvent.Published(sent, ""), FIVE));
        assertEquals(List.of(sent.at(1)), read(ALL).publications());
    }

    @Test
    void history_is_kept_for_a_channel_that_nobody_subscribed_to() throws Exception {
        publish("one");
        await(broker.subscribe(channel));
        publish("two");
        await(broker.unsubscribe(channel));
        publish("three");
        assertEquals(
                List.of("one", "two", "three"),
                read(ALL).publications().stream().map(one -> one.data().text()).toList());
    }

    @Test
    void only_publications_are_kept_and_only_if_asked_for() throws Exception {
        StreamPosition one = publish("one");
        ClientInfo anna = new ClientInfo("anna", "c1", null, null);
        await(broker.publish(channel, new ChannelEvent.Joined(anna), FIVE));
        await(broker.publish(channel, published("passing"), Retention.NONE));
        assertEquals(one, read(HistoryQuery.TOP).top());
        assertEquals(List.of(1L), offsets(ALL));
    }

    @Test
    void a_channel_without_history_is_at_no_position() throws Exception {
        assertEquals(new HistoryPage(List.of(), StreamPosition.NONE), await(broker.read(channel, ALL, Retention.NONE)));
    }

    @Test
    void a_page_stays_as_it_was_read() throws Exception {
        publish(5);
        HistoryPage page = read(ALL);
        publish(3);
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L),
                page.publications().stream().map(Publication::offset).toList());
        assertThrows(
                UnsupportedOperationException.class, () -> page.publications().clear());
    }

    @Test
    void every_page_is_one_picture_while_publishers_go_on() throws Exception {
        Crowd.all(4, member -> () -> {
            for (int i = 0; i < 1_000; i++) {
                if (member < 2) {
                    publish("n");
                } else {
                    HistoryPage page = read(ALL);
                    long top = page.top().offset();
                    assertEquals(
                            LongStream.rangeClosed(Math.max(1, top - 4), top)
                                    .boxed()
                                    .toList(),
                            page.publications().stream()
                                    .map(Publication::offset)
                                    .toList());
                }
            }
            return null;
        });
    }

    @Test
    void between_subscribing_and_reading_no_publication_is_lost() throws Exception {
        Retention everything = new Retention(10_000, Duration.ofMinutes(5), Duration.ofMinutes(10));
        for (int round = 0; round < 20; round++) {
            String fresh = channel + round;
            List<Long> read = new ArrayList<>();
            Crowd.all(2, member -> () -> {
                if (member == 0) {
                    for (int i = 0; i < 200; i++) {
                        await(broker.publish(fresh, published("n"), everything));
                    }
                } else {
                    await(broker.subscribe(fresh));
                    await(broker.read(fresh, ALL, everything)).publications().forEach(one -> read.add(one.offset()));
                }
                return null;
            });
            await(broker.publish(fresh, published("last"), everything));
            List<Long> seen = new ArrayList<>(read);
            Deliveries.Delivery delivery;
            do {
                delivery = deliveries.next();
                seen.add(delivery.publication().offset());
            } while (!delivery.text().equals("last"));
            assertEquals(
                    LongStream.rangeClosed(1, 201).boxed().toList(),
                    seen.stream().sorted().distinct().toList());
        }
    }

    private static List<Long> expected(HistoryQuery query, long top, int size) {
        List<Long> found = new ArrayList<>();
        for (long offset = Math.max(1, top - size + 1); offset <= top; offset++) {
            long since = query.sinceOffset();
            if (since < 0 || (query.reverse() ? offset < since : offset > since)) {
                found.add(query.reverse() ? 0 : found.size(), offset);
            }
        }
        return query.limit() < 0 ? found : found.subList(0, Math.min(query.limit(), found.size()));
    }

    private void publish(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            publish("n");
        }
    }

    private StreamPosition publish(String text) throws Exception {
        return await(broker.publish(channel, published(text), FIVE));
    }

    private static ChannelEvent published(String text) {
        return new ChannelEvent.Published(Publication.of(Payload.json(text), null), "");
    }

    private HistoryPage read(HistoryQuery query) throws Exception {
        return await(broker.read(channel, query, FIVE));
    }

    private List<Long> offsets(HistoryQuery query) throws Exception {
        return read(query).publications().stream().map(Publication::offset).toList();
    }
}

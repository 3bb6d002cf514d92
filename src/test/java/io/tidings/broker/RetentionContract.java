package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tidings.hub.Broker;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.HistoryStore;
import io.tidings.hub.Retention;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a broker keeps publications and positions. Times are short, because a store's own clock cannot be moved. */
abstract class RetentionContract<B extends Broker & HistoryStore> extends StartedBroker<B> {

    private static final Duration TTL = Duration.ofMillis(900);
    private static final Duration MOST_OF_TTL = Duration.ofMillis(600);
    private static final Duration META_TTL = Duration.ofMillis(2_700);
    private static final Duration MOST_OF_META_TTL = Duration.ofMillis(1_800);
    private static final Retention SHORT = new Retention(5, TTL, META_TTL);

    /** Lets this much time go by for the store, by moving its clock or by waiting. */
    abstract void letPass(Duration time) throws InterruptedException;

    @Test
    void after_the_ttl_publications_go_but_offset_and_epoch_stay() throws Exception {
        publish();
        StreamPosition second = publish();
        letPass(TTL);
        assertEquals(new HistoryPage(List.of(), second), read(SHORT));
        assertEquals(new StreamPosition(3, second.epoch()), publish());
        assertEquals(List.of(3L), offsets(SHORT));
    }

    @Test
    void each_publication_renews_the_ttl_of_all() throws Exception {
        publish();
        letPass(MOST_OF_TTL);
        publish();
        letPass(MOST_OF_TTL);
        assertEquals(List.of(1L, 2L), offsets(SHORT));
        letPass(TTL.minus(MOST_OF_TTL));
        assertEquals(List.of(), offsets(SHORT));
    }

    @Test
    void reading_does_not_renew_the_ttl() throws Exception {
        publish();
        letPass(MOST_OF_TTL);
        assertEquals(List.of(1L), offsets(SHORT));
        letPass(MOST_OF_TTL);
        assertEquals(List.of(), offsets(SHORT));
    }

    @Test
    void after_the_meta_ttl_a_new_stream_begins() throws Exception {
        StreamPosition old = publish();
        letPass(META_TTL);
        StreamPosition fresh = publish();
        assertEquals(1, fresh.offset());
        assertNotEquals(old.epoch(), fresh.epoch());
        assertEquals(List.of(1L), offsets(SHORT));
    }

    @Test
    void a_stream_that_was_only_read_is_forgotten_too() throws Exception {
        StreamPosition old = read(SHORT).top();
        letPass(META_TTL);
        StreamPosition fresh = read(SHORT).top();
        assertEquals(0, fresh.offset());
        assertNotEquals(old.epoch(), fresh.epoch());
    }

    @Test
    void writing_renews_the_meta_ttl() throws Exception {
        String epoch = publish().epoch();
        letPass(MOST_OF_META_TTL);
        publish();
        letPass(MOST_OF_META_TTL);
        assertEquals(new StreamPosition(3, epoch), publish());
    }

    @Test
    void reading_renews_the_meta_ttl_so_that_a_position_in_use_stays_good() throws Exception {
        StreamPosition first = publish();
        letPass(MOST_OF_META_TTL);
        assertEquals(first, read(SHORT).top());
        letPass(MOST_OF_META_TTL);
        assertEquals(first, read(SHORT).top());
    }

    @Test
    void removing_drops_publications_but_keeps_the_position() throws Exception {
        publish();
        StreamPosition second = publish();
        await(broker.remove(channel));
        assertEquals(new HistoryPage(List.of(), second), read(SHORT));
        assertEquals(new StreamPosition(3, second.epoch()), publish());
        assertEquals(List.of(3L), offsets(SHORT));
    }

    @Test
    void removing_from_a_channel_without_a_stream_changes_nothing() throws Exception {
        await(broker.remove(channel));
        assertEquals(0, read(SHORT).top().offset());
    }

    @Test
    void a_smaller_size_counts_from_the_next_read_on() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish();
        }
        assertEquals(List.of(4L, 5L), offsets(new Retention(2, TTL, META_TTL)));
    }

    @Test
    void a_smaller_size_counts_from_the_next_publication_on() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish();
        }
        Retention two = new Retention(2, TTL, META_TTL);
        await(broker.publish(channel, event(), two));
        assertEquals(List.of(5L, 6L), offsets(two));
        assertEquals(List.of(5L, 6L), offsets(SHORT));
    }

    @Test
    void a_larger_size_keeps_more_from_then_on() throws Exception {
        Retention two = new Retention(2, TTL, META_TTL);
        for (int i = 0; i < 5; i++) {
            await(broker.publish(channel, event(), two));
        }
        for (int i = 0; i < 4; i++) {
            publish();
        }
        assertEquals(List.of(5L, 6L, 7L, 8L, 9L), offsets(SHORT));
    }

    private StreamPosition publish() throws Exception {
        return await(broker.publish(channel, event(), SHORT));
    }

    private static ChannelEvent event() {
        return new ChannelEvent.Published(Publication.of(Payload.json("{}"), null), "");
    }

    private HistoryPage read(Retention retention) throws Exception {
        return await(broker.read(channel, new HistoryQuery(-1, -1, false), retention));
    }

    private List<Long> offsets(Retention retention) throws Exception {
        return read(retention).publications().stream().map(Publication::offset).toList();
    }
}

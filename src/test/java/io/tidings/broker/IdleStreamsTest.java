package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.ChannelEvent;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Limit;
import io.tidings.hub.Retention;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that may keep ten streams. */
class IdleStreamsTest {

    private static final Retention KEPT = new Retention(5, Duration.ofSeconds(10), Duration.ofHours(720));

    private final FakeClock clock = new FakeClock();
    private final FakeScheduler scheduler = new FakeScheduler();
    private final List<Limit> refused = new CopyOnWriteArrayList<>();
    private final MemoryBroker broker = new MemoryBroker(clock, scheduler, 10, 0, refused::add);

    @BeforeEach
    void start() {
        broker.start(new Deliveries());
    }

    private StreamPosition read(String channel) throws Exception {
        return await(broker.read(channel, HistoryQuery.TOP, KEPT)).top();
    }

    private StreamPosition publish(String channel) throws Exception {
        Publication publication = Publication.of(Payload.json("1"), null);
        return await(broker.publish(channel, new ChannelEvent.Published(publication, ""), KEPT));
    }

    private void inventNames(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            read("invented" + i);
        }
    }

    @Test
    void invented_names_find_no_more_room_than_there_is() throws Exception {
        inventNames(1000);
        assertEquals(10, broker.streams().streams());
        assertTrue(broker.streams().deadlines() < 50, () -> broker.streams().deadlines() + " deadlines");
        assertEquals(990, refused.size());
        assertTrue(refused.stream().allMatch(Limit.STREAMS::equals));
    }

    @Test
    void what_was_used_last_stays() throws Exception {
        StreamPosition used = read("used");
        StreamPosition unused = read("unused");
        for (int i = 0; i < 20; i++) {
            read("invented" + i);
            assertEquals(used, read("used"));
        }
        assertNotEquals(unused, read("unused"));
    }

    @Test
    void a_stream_that_keeps_something_stays_and_so_does_its_epoch() throws Exception {
        StreamPosition first = publish("kept");
        inventNames(100);
        assertEquals(first, read("kept"));
    }

    @Test
    void a_stream_whose_publications_have_expired_may_go() throws Exception {
        for (int i = 0; i < 10; i++) {
            publish("kept" + i);
        }
        inventNames(3);
        assertEquals(11, broker.streams().streams(), "the ten that keep something, and the one just read");
        clock.advance(Duration.ofSeconds(10));
        scheduler.tick();
        inventNames(100);
        assertEquals(10, broker.streams().streams());
    }

    @Test
    void a_channel_that_somebody_follows_keeps_its_epoch_until_they_leave() throws Exception {
        await(broker.subscribe("followed"));
        StreamPosition position = read("followed");
        inventNames(100);
        assertEquals(position, read("followed"));
        await(broker.unsubscribe("followed"));
        inventNames(100);
        assertNotEquals(position, read("followed"));
    }

    @Test
    void who_follows_a_channel_that_was_idle_keeps_it() throws Exception {
        StreamPosition position = read("followed");
        await(broker.subscribe("followed"));
        inventNames(100);
        assertEquals(position, read("followed"));
    }

    @Test
    void what_comes_back_is_another_stream_and_says_so() throws Exception {
        publish("quiet");
        StreamPosition before = publish("quiet");
        clock.advance(Duration.ofSeconds(10));
        scheduler.tick();
        inventNames(100);
        StreamPosition after = publish("quiet");
        assertEquals(1, after.offset());
        assertNotEquals(before.epoch(), after.epoch());
    }

    @Test
    void a_stream_that_ends_in_its_time_is_not_remembered_as_idle() throws Exception {
        inventNames(8);
        clock.advance(Duration.ofHours(720));
        scheduler.tick();
        assertEquals(0, broker.streams().streams());
        assertEquals(0, broker.streams().idle());
    }

    @Test
    void a_crowd_of_inventors_breaks_neither_the_bound_nor_what_is_kept() throws Exception {
        StreamPosition first = publish("kept");
        Crowd.all(4, member -> () -> {
            for (int i = 0; i < 2000; i++) {
                read("invented" + member + "." + i % 50);
                if (i % 100 == 0) {
                    publish("kept" + member);
                }
            }
            return member;
        });
        assertTrue(broker.streams().streams() <= 10 + 4, () -> broker.streams().streams() + " streams");
        assertEquals(first, read("kept"));
        IntStream.range(0, 4).forEach(member -> assertEquals(20, top("kept" + member)));
    }

    private long top(String channel) {
        try {
            return read(channel).offset();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

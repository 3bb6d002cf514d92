package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.ChannelEvent;
import io.tidings.hub.HistoryPage;
import io.tidings.hub.Retention;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Streams that are forgotten, by a sweep or by whoever comes next, under the hands of those who publish to them. */
class MemoryBrokerRaceTest {

    private static final int PUBLISHERS = 4;
    private static final int EACH = 5_000;
    private static final Retention BRIEF = new Retention(3, Duration.ofMillis(1), Duration.ofMillis(2));

    private final FakeClock clock = new FakeClock();
    private final FakeScheduler scheduler = new FakeScheduler();
    private final Deliveries deliveries = new Deliveries();
    private final MemoryBroker broker = new MemoryBroker(clock, scheduler);

    @Test
    void no_publication_is_lost_and_no_position_given_twice_while_streams_end() throws Exception {
        broker.start(deliveries);
        await(broker.subscribe("c"));
        List<StreamPosition> positions = publishWhileTimePasses();

        List<Deliveries.Delivery> delivered = deliveries.rest();
        assertEquals(PUBLISHERS * EACH, delivered.size());
        assertEquals(PUBLISHERS * EACH, new HashSet<>(positions).size());
        assertEquals(
                new HashSet<>(positions),
                new HashSet<>(
                        delivered.stream().map(Deliveries.Delivery::position).toList()));
        assertOneStreamAfterTheOther(delivered);
    }

    @Test
    void after_all_this_nothing_is_left_behind() throws Exception {
        broker.start(deliveries);
        publishWhileTimePasses();
        clock.advance(Duration.ofMillis(2));
        scheduler.tick();
        assertEquals(0, broker.streams().streams());
        assertEquals(0, broker.streams().deadlines());
    }

    /** Publishers move the clock; one thread sweeps, one reads, until the publishers are done. */
    private List<StreamPosition> publishWhileTimePasses() throws Exception {
        AtomicInteger publishing = new AtomicInteger(PUBLISHERS);
        List<List<StreamPosition>> positions = Crowd.all(PUBLISHERS + 2, member -> () -> {
            if (member < PUBLISHERS) {
                return publish(publishing);
            }
            while (publishing.get() > 0) {
                if (member == PUBLISHERS) {
                    scheduler.tick();
                } else {
                    assertOnePicture(await(broker.read("c", HistoryContract.ALL, BRIEF)));
                }
            }
            return List.of();
        });
        return positions.stream().flatMap(Collection::stream).toList();
    }

    private List<StreamPosition> publish(AtomicInteger publishing) throws Exception {
        List<StreamPosition> own = new ArrayList<>();
        try {
            for (int i = 0; i < EACH; i++) {
                ChannelEvent event = new ChannelEvent.Published(Publication.of(Payload.json("{}"), null), "");
                own.add(await(broker.publish("c", event, BRIEF)));
                if (i % 4 == 0) {
                    clock.advance(BRIEF.metaTtl()); // whoever uses the stream next finds that it has ended
                } else if (i % 4 == 2) {
                    clock.advance(BRIEF.ttl());
                }
            }
        } finally {
            publishing.decrementAndGet();
        }
        return own;
    }

    private static void assertOnePicture(HistoryPage page) {
        long top = page.top().offset();
        int count = page.publications().size();
        assertEquals(
                LongStream.rangeClosed(top - count + 1, top).boxed().toList(),
                page.publications().stream().map(Publication::offset).toList());
    }

    private static void assertOneStreamAfterTheOther(List<Deliveries.Delivery> delivered) {
        Map<String, Long> tops = new LinkedHashMap<>();
        String current = "";
        for (Deliveries.Delivery delivery : delivered) {
            StreamPosition position = delivery.position();
            if (!position.epoch().equals(current)) {
                assertTrue(!tops.containsKey(position.epoch()), "a stream that had ended went on");
                current = position.epoch();
            }
            assertEquals(tops.getOrDefault(current, 0L) + 1, position.offset());
            tops.put(current, position.offset());
        }
        assertTrue(tops.size() >= EACH / 4, () -> "too few streams to prove anything: " + tops.size());
        assertTrue(tops.values().stream().anyMatch(top -> top > 1), "no stream lived long enough");
    }
}

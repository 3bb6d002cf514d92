package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Broker;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Retention;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryBrokerTest {

    private static final Duration TTL = Duration.ofSeconds(10);
    private static final Duration META_TTL = Duration.ofSeconds(60);
    private static final Retention KEPT = new Retention(5, TTL, META_TTL);

    private final FakeClock clock = new FakeClock();
    private final FakeScheduler scheduler = new FakeScheduler();
    private final Deliveries deliveries = new Deliveries();
    private final MemoryBroker broker = new MemoryBroker(clock, scheduler);

    @Nested
    class AsBroker extends BrokerContract {
        @Override
        Broker create() {
            return new MemoryBroker(clock, scheduler);
        }
    }

    @Nested
    class WithConditions extends ConditionContract {
        @Override
        Broker create() {
            return new MemoryBroker(clock, scheduler);
        }
    }

    @Nested
    class AsHistoryStore extends HistoryContract<MemoryBroker> {
        @Override
        MemoryBroker create() {
            return new MemoryBroker(clock, scheduler);
        }
    }

    @Nested
    class WithoutSweeps extends RetentionContract<MemoryBroker> {
        @Override
        MemoryBroker create() {
            return new MemoryBroker(clock, scheduler);
        }

        @Override
        void letPass(Duration time) {
            clock.advance(time);
        }
    }

    @Nested
    class WithSweeps extends RetentionContract<MemoryBroker> {
        @Override
        MemoryBroker create() {
            return new MemoryBroker(clock, scheduler);
        }

        @Override
        void letPass(Duration time) {
            clock.advance(time);
            scheduler.tick();
        }
    }

    @BeforeEach
    void start() {
        broker.start(deliveries);
    }

    @Test
    void stages_are_complete_when_they_come() {
        assertTrue(broker.publish("c", published(), KEPT).toCompletableFuture().isDone());
        assertTrue(
                broker.read("c", HistoryQuery.TOP, KEPT).toCompletableFuture().isDone());
        assertTrue(broker.remove("c").toCompletableFuture().isDone());
        assertTrue(broker.subscribe("c").toCompletableFuture().isDone());
        assertTrue(broker.unsubscribe("c").toCompletableFuture().isDone());
    }

    @Test
    void sweeps_come_every_second_until_the_broker_is_closed() {
        assertEquals(
                List.of(1L),
                scheduler.active().stream()
                        .map(sweep -> sweep.getDelay(TimeUnit.SECONDS))
                        .toList());
        broker.close();
        assertEquals(List.of(), scheduler.active());
        assertDoesNotThrow(broker::close);
    }

    @Test
    void a_broker_that_was_never_started_can_be_closed() {
        assertDoesNotThrow(new MemoryBroker(clock, scheduler)::close);
    }

    @Test
    void a_second_listener_is_refused() {
        assertThrows(IllegalStateException.class, () -> broker.start(deliveries));
        assertEquals(1, scheduler.active().size());
    }

    @Test
    void a_broker_without_a_listener_does_not_deliver_in_silence() throws Exception {
        MemoryBroker unstarted = new MemoryBroker(clock, scheduler);
        await(unstarted.subscribe("c"));
        assertThrows(IllegalStateException.class, () -> unstarted.publish("c", published(), KEPT));
    }

    @Test
    void the_servers_clock_will_do() throws Exception {
        MemoryBroker broker = new MemoryBroker(scheduler);
        broker.start(deliveries);
        StreamPosition first = await(broker.publish("c", published(), KEPT));
        assertEquals(first, await(broker.read("c", HistoryQuery.TOP, KEPT)).top());
    }

    @Test
    void a_sweep_frees_publications_and_then_the_stream() throws Exception {
        publish("a");
        publish("a");
        publish("b");
        assertEquals(3, broker.streams().publications());
        letPass(TTL);
        assertEquals(0, broker.streams().publications());
        assertEquals(2, broker.streams().streams());
        letPass(META_TTL.minus(TTL));
        assertEquals(0, broker.streams().streams());
        assertEquals(0, broker.streams().deadlines());
    }

    @Test
    void a_sweep_frees_nothing_that_is_still_good() throws Exception {
        StreamPosition first = publish("a");
        for (int i = 0; i < 20; i++) {
            letPass(TTL.minusMillis(1));
            publish("a");
        }
        assertEquals(5, broker.streams().publications());
        assertEquals(new StreamPosition(22, first.epoch()), publish("a"));
    }

    @Test
    void a_stream_that_was_read_first_still_loses_its_publications_in_time() throws Exception {
        await(broker.read("a", HistoryQuery.TOP, KEPT));
        publish("a");
        letPass(TTL);
        assertEquals(0, broker.streams().publications());
        assertEquals(1, broker.streams().streams());
    }

    @Test
    void emptying_and_filling_a_stream_does_not_pile_up_deadlines() throws Exception {
        for (int i = 0; i < 100; i++) {
            publish("a");
            await(broker.remove("a"));
            publish("a");
            clock.advance(TTL);
            await(broker.read("a", HistoryQuery.TOP, KEPT));
            assertEquals(2, broker.streams().deadlines());
            if (i % 3 == 0) {
                scheduler.tick();
            }
        }
    }

    @Test
    void a_channel_without_history_gets_no_stream() throws Exception {
        await(broker.publish("a", published(), Retention.NONE));
        await(broker.read("b", HistoryQuery.TOP, Retention.NONE));
        await(broker.remove("c"));
        await(broker.subscribe("d"));
        assertEquals(0, broker.streams().streams());
    }

    @Test
    void the_longest_times_there_are_do_not_overflow() throws Exception {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        Retention kept = new Retention(5, forever, forever);
        StreamPosition first = await(broker.publish("a", published(), kept));
        letPass(Duration.ofDays(36_500));
        HistoryPage page = await(broker.read("a", HistoryContract.ALL, kept));
        assertEquals(first, page.top());
        assertEquals(1, page.publications().size());
    }

    @Test
    void times_below_a_millisecond_count_as_one() throws Exception {
        Retention brief = new Retention(5, Duration.ofNanos(1), Duration.ZERO);
        StreamPosition first = await(broker.publish("a", published(), brief));
        assertEquals(new StreamPosition(2, first.epoch()), await(broker.publish("a", published(), brief)));
        letPass(Duration.ofMillis(1));
        assertEquals(0, broker.streams().streams());
    }

    @Test
    void a_listener_that_fails_does_not_break_the_stream() throws Exception {
        MemoryBroker fragile = new MemoryBroker(clock, scheduler);
        fragile.start((channel, event) -> {
            throw new IllegalStateException("a bug");
        });
        await(fragile.subscribe("a"));
        assertThrows(IllegalStateException.class, () -> fragile.publish("a", published(), KEPT));
        await(fragile.unsubscribe("a"));
        assertEquals(2, await(fragile.publish("a", published(), KEPT)).offset());
        assertEquals(
                2,
                await(fragile.read("a", HistoryContract.ALL, KEPT))
                        .publications()
                        .size());
    }

    private void letPass(Duration time) {
        clock.advance(time);
        scheduler.tick();
    }

    private StreamPosition publish(String channel) throws Exception {
        return await(broker.publish(channel, published(), KEPT));
    }

    private static ChannelEvent published() {
        return new ChannelEvent.Published(Publication.of(Payload.json("{}"), null), "");
    }
}

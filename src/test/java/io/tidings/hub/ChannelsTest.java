package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.FanOutConfig;
import io.tidings.hub.HeldStores.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final HeldStores stores = new HeldStores(scheduler);
    private final FanOut fanOut = new FanOut(new FanOutConfig(2, 1000), 1000, Thread::new);
    private final Channels channels = new Channels(stores, fanOut);

    @AfterEach
    void stop() {
        fanOut.stop(1000);
        scheduler.shutdownNow();
    }

    @Test
    void the_first_member_subscribes_and_the_last_unsubscribes() {
        Channel channel = channels.enter("a", fanOut.worker(0));
        assertEquals(channel, channels.enter("a", fanOut.worker(1)));
        assertEquals(2, channels.members("a"));
        assertEquals(List.of("subscribe a"), stores.asked());
        channels.leave(channel, fanOut.worker(0));
        assertEquals(1, channels.size());
        channels.leave(channel, fanOut.worker(1));
        assertEquals(0, channels.size());
        assertEquals(0, channels.members("a"));
        assertEquals(List.of("subscribe a", "unsubscribe a"), stores.asked());
    }

    @Test
    void a_broker_that_throws_fails_the_subscription_and_not_the_caller() {
        stores.breakDown(Step.SUBSCRIBE);
        Channel channel = channels.enter("a", fanOut.worker(0));
        assertTrue(channel.subscribed().toCompletableFuture().isCompletedExceptionally());
        channels.leave(channel, fanOut.worker(0));
        assertEquals(0, channels.size());
    }

    /** Run a failure again with {@code -Dtidings.stress.seed=...}. */
    @Test
    void many_that_enter_and_leave_at_once_keep_the_broker_in_step() throws Exception {
        long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
        System.out.println("tidings.stress.seed=" + seed);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Random random = new Random(seed + i);
            Thread thread = new Thread(() -> enterAndLeave(random));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, channels.size());
        for (String name : List.of("a", "b", "c")) {
            List<String> asked = stores.asked().stream()
                    .filter(what -> what.endsWith(" " + name))
                    .toList();
            for (int i = 0; i < asked.size(); i++) {
                assertEquals((i % 2 == 0 ? "subscribe " : "unsubscribe ") + name, asked.get(i));
            }
            assertEquals(0, asked.size() % 2);
        }
        assertTrue(Collections.frequency(stores.asked(), "subscribe a") > 1, "everybody was there at once");
    }

    private void enterAndLeave(Random random) {
        List<Channel> entered = new ArrayList<>();
        Worker worker = fanOut.worker(random.nextInt(2));
        for (int i = 0; i < 1500; i++) {
            if (entered.size() < 2 && random.nextBoolean()) {
                entered.add(channels.enter(String.valueOf("abc".charAt(random.nextInt(3))), worker));
            } else if (!entered.isEmpty()) {
                channels.leave(entered.remove(0), worker);
            }
        }
        entered.forEach(channel -> channels.leave(channel, worker));
    }
}

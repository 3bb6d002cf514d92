package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The seam between history and live stream under load: clients come and go at random while publishers publish. Run a
 * failure again with {@code -Dtidings.stress.seed=...}.
 */
class RecoveryStressTest {

    private static final int CLIENTS = 200;
    private static final int PUBLISHERS = 4;
    private static final int MESSAGES = 20_000;
    private static final int DRIVERS = 4;
    private static final int MESSAGES_PER_STEP = 2;

    /** Something for a patch to copy. */
    private static final String PADDING = "{\"symbol\":\"ACME\",\"venue\":\"an exchange with a long name\",\"n\":";

    private static final String CHANNEL = "stress";

    /**
     * What arrives while a subscription is being made waits for it, and on a busy machine that is long: up to 0.4 MB of
     * the default 1 MiB was seen. Who is cut off for being slow is asked elsewhere; here it would be a fault.
     */
    private static final String NOBODY_IS_TOO_SLOW = "tidings.client.queue_max_size=1073741824";

    private final long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
    private final AtomicInteger publishing = new AtomicInteger(PUBLISHERS);

    /** Keeps coming, going and publishing interleaved, whichever of them is faster. */
    private final Semaphore steps = new Semaphore(0);

    @Test
    @Timeout(300)
    void every_client_ends_with_every_number_once_and_in_order() throws Exception {
        System.out.println("tidings.stress.seed=" + seed);
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                NOBODY_IS_TOO_SLOW,
                "tidings.client.recovery_max_publication_limit=" + MESSAGES,
                "tidings.channel.without_namespace.history_size=" + MESSAGES,
                "tidings.channel.without_namespace.history_ttl=1h",
                "tidings.channel.without_namespace.force_recovery=true")) {
            List<Wanderer> wanderers = run(fixture.hub());
            awaitAll(wanderers);
            List<Integer> order = wanderers.get(0).numbers();
            assertEquals(MESSAGES, order.stream().distinct().count());
            for (Wanderer wanderer : wanderers) {
                assertEquals(List.of(), wanderer.faults());
                assertEquals(0, wanderer.gaps());
                assertEquals(order, wanderer.numbers());
            }
            assertEachPublisherInOrder(order);
            assertTrue(wanderers.stream().mapToInt(Wanderer::recoveries).sum() > CLIENTS, "hardly anybody came back");
        }
    }

    @Test
    @Timeout(300)
    void what_history_no_longer_holds_is_told_and_never_skipped_in_silence() throws Exception {
        System.out.println("tidings.stress.seed=" + seed);
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                NOBODY_IS_TOO_SLOW,
                "tidings.channel.without_namespace.history_size=50",
                "tidings.channel.without_namespace.history_ttl=1h",
                "tidings.channel.without_namespace.force_recovery=true")) {
            List<Wanderer> wanderers = run(fixture.hub());
            awaitAll(wanderers);
            for (Wanderer wanderer : wanderers) {
                assertEquals(List.of(), wanderer.faults());
                assertTrue(wanderer.gaps() > 0 || wanderer.seen() == MESSAGES, "a gap nobody was told of");
                assertEquals(
                        wanderer.seen(), wanderer.numbers().stream().distinct().count());
            }
            assertTrue(wanderers.stream().anyMatch(wanderer -> wanderer.gaps() > 0), "history was never too short");
        }
    }

    @Test
    @Timeout(300)
    void every_patch_fits_what_its_client_got_before() throws Exception {
        System.out.println("tidings.stress.seed=" + seed);
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                NOBODY_IS_TOO_SLOW,
                "tidings.client.recovery_max_publication_limit=" + MESSAGES,
                "tidings.channel.without_namespace.history_size=" + MESSAGES,
                "tidings.channel.without_namespace.history_ttl=1h",
                "tidings.channel.without_namespace.allowed_delta_types=fossil",
                "tidings.channel.without_namespace.delta_publish=true",
                "tidings.channel.without_namespace.force_recovery=true")) {
            List<Wanderer> wanderers = run(fixture.hub(), true);
            awaitAll(wanderers);
            for (Wanderer wanderer : wanderers) {
                assertEquals(List.of(), wanderer.faults());
                assertEquals(0, wanderer.gaps());
                assertEquals(wanderers.get(0).numbers(), wanderer.numbers());
            }
            long patches = wanderers.stream().mapToLong(Wanderer::patches).sum();
            long seen = wanderers.stream().mapToLong(Wanderer::seen).sum();
            assertTrue(patches > seen / 2, () -> "of " + seen + " only " + patches + " were patches");
            assertTrue(wanderers.stream().mapToInt(Wanderer::recoveries).sum() > CLIENTS, "hardly anybody came back");
        }
    }

    private List<Wanderer> run(Hub hub) throws InterruptedException, ExecutionException {
        return run(hub, false);
    }

    /** {@code deltas}: three of four clients ask for them. */
    private List<Wanderer> run(Hub hub, boolean deltas) throws InterruptedException, ExecutionException {
        List<Wanderer> wanderers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Wanderer wanderer = new Wanderer(hub, CHANNEL, deltas && i % 4 != 0);
            wanderer.arrive();
            wanderers.add(wanderer);
        }
        // who leaves without ever having been told a position has none to come back to
        Await.until("all are told a position", () -> wanderers.stream().allMatch(Wanderer::knowsItsPosition));
        ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS + DRIVERS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < DRIVERS; i++) {
                List<Wanderer> mine = wanderers.subList(i * CLIENTS / DRIVERS, (i + 1) * CLIENTS / DRIVERS);
                work.add(threads.submit(drive(mine, new Random(seed + i))));
            }
            for (int i = 0; i < PUBLISHERS; i++) {
                work.add(threads.submit(publish(hub, i)));
            }
            for (Future<?> done : work) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return wanderers;
    }

    private Callable<Void> publish(Hub hub, int publisher) {
        return () -> {
            try {
                int each = MESSAGES / PUBLISHERS;
                for (int i = 0; i < each; i++) {
                    Payload number = Payload.json(PADDING + (publisher * each + i) + "}");
                    steps.acquire();
                    hub.publish(CHANNEL, number, PublishOptions.NONE)
                            .toCompletableFuture()
                            .get();
                }
            } finally {
                publishing.decrementAndGet();
            }
            return null;
        };
    }

    /** Breaks and restores connections while somebody publishes; in the end everybody is there. */
    private Callable<Void> drive(List<Wanderer> wanderers, Random random) {
        return () -> {
            while (publishing.get() > 0) {
                Wanderer wanderer = wanderers.get(random.nextInt(wanderers.size()));
                if (!wanderer.isHere()) {
                    wanderer.arrive();
                } else if (random.nextInt(4) == 0) {
                    wanderer.vanish();
                }
                steps.release(MESSAGES_PER_STEP);
            }
            wanderers.stream().filter(wanderer -> !wanderer.isHere()).forEach(Wanderer::arrive);
            return null;
        };
    }

    private static void awaitAll(List<Wanderer> wanderers) {
        Await.until(
                () -> "all get to the end; one is at "
                        + wanderers.stream().mapToLong(Wanderer::offset).min(),
                () -> wanderers.stream().allMatch(wanderer -> wanderer.offset() >= MESSAGES));
    }

    private static void assertEachPublisherInOrder(List<Integer> order) {
        int each = MESSAGES / PUBLISHERS;
        int[] last = new int[PUBLISHERS];
        for (int number : order) {
            int publisher = number / each;
            assertEquals(last[publisher], number % each, "publisher " + publisher);
            last[publisher]++;
        }
    }
}

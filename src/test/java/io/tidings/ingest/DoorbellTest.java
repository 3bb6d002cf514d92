package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tidings.hub.Await;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DoorbellTest {

    private static final long LONG = Duration.ofHours(1).toMillis();
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Doorbell bell = new Doorbell();

    @Test
    void a_ring_before_the_sleep_ends_it_and_counts_once() {
        bell.ring();
        assertTimeoutPreemptively(SOON, () -> bell.await(LONG));
        Assertions.assertFalse(ends(() -> bell.await(LONG)), "nobody has rung since");
    }

    @Test
    void a_ring_ends_the_sleep_but_no_pause() throws InterruptedException {
        CountDownLatch paused = new CountDownLatch(1);
        Thread sleeper = new Thread(() -> {
            try {
                bell.await(LONG);
                bell.ring();
                paused.countDown();
                bell.pause(LONG);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        sleeper.start();
        bell.ring();
        Assertions.assertTrue(paused.await(SOON.toSeconds(), TimeUnit.SECONDS));
        Assertions.assertTrue(sleeper.isAlive());
        bell.close();
        sleeper.join(SOON.toMillis());
        Assertions.assertFalse(sleeper.isAlive());
    }

    @Test
    void a_closed_one_lets_nobody_sleep() {
        bell.close();
        assertTimeoutPreemptively(SOON, () -> bell.await(LONG));
        assertTimeoutPreemptively(SOON, () -> bell.pause(LONG));
    }

    private interface Sleep {
        void run() throws InterruptedException;
    }

    /** Whether it ends; if not, it has come to its wait. */
    private static boolean ends(Sleep sleep) {
        Thread sleeper = new Thread(() -> {
            try {
                sleep.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        sleeper.start();
        Await.until(
                "it waits or ends",
                () -> Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                        .contains(sleeper.getState()));
        boolean ended = !sleeper.isAlive();
        sleeper.interrupt();
        return ended;
    }
}

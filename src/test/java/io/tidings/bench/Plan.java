package io.tidings.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param mode {@code quick} or {@code full}
 * @param rounds how often each point is measured; the report takes the median
 * @param turns the same where the peers take turns
 * @param settle before measuring, with the load on
 * @param time how long one round is measured
 * @param paced the same at fixed rates, where a second has few publications
 * @param subscribers of the fan-out
 * @param windows publications in flight
 * @param sizes of payloads, in bytes
 * @param handshakes how many in one round
 * @param idle connections to weigh
 * @param quiet connections to leave alone
 * @param minute how long they are left alone
 * @param storm clients that recover
 */
record Plan(
        String mode,
        int rounds,
        int turns,
        Duration settle,
        Duration time,
        Duration paced,
        List<Integer> subscribers,
        List<Integer> windows,
        List<Integer> sizes,
        int handshakes,
        int idle,
        int quiet,
        Duration minute,
        int storm) {

    /** Of all workloads that do not vary it. */
    static final int SIZE = 128;

    static Plan full() {
        return new Plan(
                "full",
                3,
                5,
                Duration.ofMillis(400),
                Duration.ofMillis(1500),
                Duration.ofSeconds(6),
                List.of(100, 1_000, 10_000),
                List.of(1, 16, 64, 256),
                List.of(64, 1_024, 16_384, 65_536),
                2_000,
                10_000,
                20_000,
                Duration.ofSeconds(60),
                10_000);
    }

    /** Enough to see that all is well, and roughly how well. */
    static Plan quick() {
        return new Plan(
                "quick",
                1,
                1,
                Duration.ofMillis(300),
                Duration.ofMillis(1000),
                Duration.ofSeconds(3),
                List.of(100, 1_000),
                List.of(1, 64),
                List.of(1_024, 65_536),
                500,
                2_000,
                2_000,
                Duration.ofSeconds(10),
                2_000);
    }

    /** As many connections as one process may have open here, when that is fewer than wanted. */
    static int possible(int wanted) {
        return (int) Math.min(wanted, PeerServer.mostFiles() - 500);
    }
}

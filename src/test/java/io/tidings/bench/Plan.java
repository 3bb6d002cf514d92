package io.tidings.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How much is measured.
 *
 * @param mode {@code quick} or {@code full}
 * @param rounds how often each point is measured; the report takes the median
 * @param settle before measuring, with the load on
 * @param time how long one round is measured
 * @param paced the same at low fixed rates, where a second has few publications
 * @param paces fixed rates, in the order in which they are measured
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
        Duration settle,
        Duration time,
        Duration paced,
        List<Pace> paces,
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
                Duration.ofMillis(400),
                Duration.ofMillis(1500),
                Duration.ofSeconds(6),
                // 20 a second to 10,000 would be 200,000 deliveries: no server and no generator does as many while
                // there is nothing to join, and a queue would be measured; one core can read 2
                List.of(
                        new Pace(100, List.of(20, 100), 2),
                        new Pace(1_000, List.of(20, 100), 5),
                        new Pace(10_000, List.of(2), 1)),
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
                Duration.ofMillis(300),
                Duration.ofMillis(1000),
                Duration.ofSeconds(3),
                List.of(new Pace(1_000, List.of(20, 100), 1)),
                List.of(100, 1_000),
                List.of(1, 64),
                List.of(1_024, 65_536),
                500,
                2_000,
                2_000,
                Duration.ofSeconds(10),
                2_000);
    }

    /** How often peers take turns, as in {@code 5 to 1,000, 1 to 10,000 subscribers}. */
    String turns() {
        return paces.stream()
                .map(pace -> String.format(Locale.ROOT, "%d to %,d", pace.turns(), pace.subscribers()))
                .collect(Collectors.joining(", ", "", " subscribers"));
    }

    /** As many connections as one process may have open here, when that is fewer than wanted. */
    static int possible(int wanted) {
        return (int) Math.min(wanted, PeerServer.mostFiles() - 500);
    }
}

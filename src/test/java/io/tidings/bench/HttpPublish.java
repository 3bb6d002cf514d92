package io.tidings.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Publications over HTTP, by back ends whose connections are kept: 1, 64 and 1,000 requests in flight to a channel that
 * keeps nothing, and 1,000 to one with history, whose offsets tell whether each was published once. Nobody is subscribed.
 */
record HttpPublish() implements Alone {

    static final String NAME = "api";

    /** Of {@code bench/tidings.properties} and the peers. */
    static final String KEY = "the-key-of-the-benchmark";

    private static final int MOST = 1_000;

    /** Other workloads have published to the channels before it; in these the first offset is 1. */
    private static final int UNUSED = 90_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean suits(Peer peer) {
        return !peer.api().isEmpty();
    }

    @Override
    public void run(Trial trial) {
        // a JVM compiles meanwhile
        try (var callers = callers(trial, new BenchChannel(0, false))) {
            callers.run(MOST, Duration.ZERO, Duration.ofSeconds(trial.peer.jvm() ? 15 : 1));
        }
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            for (int requests : new int[] {1, 64, MOST}) {
                measure(trial, round, requests, new BenchChannel(round, false));
            }
            measure(trial, round, MOST, new BenchChannel(UNUSED + round, true));
        }
    }

    private static Callers callers(Trial trial, BenchChannel channel) {
        String data = "x".repeat(Plan.SIZE - 2); // with its quotation marks it has the size of all workloads
        String body = "{\"channel\":\"%s\",\"data\":\"%s\"}".formatted(channel.name(), data);
        return new Callers(trial.server.address(), trial.peer.api(), KEY, body);
    }

    private void measure(Trial trial, int round, int requests, BenchChannel channel) {
        var before = trial.server.cpu();
        long began = System.nanoTime();
        long own = Trial.ownTime();
        try (var callers = callers(trial, channel)) {
            // twice: a second of 1,000 requests in flight has few turns
            var time = trial.plan.time().multipliedBy(2);
            var values = new HashMap<>(callers.run(requests, trial.plan.settle(), time));
            double busy = Trial.ownTime() - own;
            double cpu = trial.server.cpu().minus(before).toNanos() / 1e3;
            values.put("cpu_us_per_request", cpu / Math.max(1, callers.answers()));
            values.put("driver_busy", busy / (System.nanoTime() - began));
            trial.record(
                    NAME,
                    Map.of("window", requests, "history", channel.keeps() ? 1 : 0),
                    round,
                    values,
                    callers.tally().reasons());
        }
    }
}

package io.tidings.bench;

import java.util.Map;

/** Bare WebSocket handshakes, no command after them: one at a time, and 64 at a time. */
record Handshakes() implements Alone {

    private static final int WARM_UP_ROUNDS = 10;

    /** How many at a time, when many. */
    private static final int CROWD = 64;

    @Override
    public String name() {
        return "handshakes";
    }

    @Override
    public void run(Trial trial) {
        warmUp(trial);
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            for (int concurrency : new int[] {1, CROWD}) {
                trial.generator.greets(false);
                var before = trial.server.cpu();
                var took = trial.generator.open(Trial.rooms(1, trial.plan.handshakes()), null, concurrency);
                double cpu = trial.server.cpu().minus(before).toNanos() / 1e3;
                int done = trial.generator.ready();
                trial.record(
                        name(),
                        Map.of("concurrency", concurrency),
                        round,
                        Map.of(
                                "handshakes_per_s",
                                done / (took.toNanos() / 1e9),
                                "cpu_us_per_handshake",
                                cpu / Math.max(1, done),
                                "disconnects",
                                (double) trial.generator.tally().disconnects,
                                "refusals",
                                (double) trial.generator.tally().refusals));
                trial.clear();
            }
        }
        trial.generator.greets(true);
    }

    /**
     * What clients that say nothing cost was compiled for clients that speak, and minutes of fan-out came between: without
     * this a JVM's third round is 1.7 times its first. Every peer gets the same.
     */
    private static void warmUp(Trial trial) {
        trial.generator.greets(false);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            trial.generator.open(Trial.rooms(1, trial.plan.handshakes()), null, CROWD);
            trial.clear();
        }
    }
}

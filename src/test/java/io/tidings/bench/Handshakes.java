package io.tidings.bench;

import java.util.Map;

/** Bare WebSocket handshakes, no command after them: one at a time, and 64 at a time. */
record Handshakes() implements Workload {

    @Override
    public String name() {
        return "handshakes";
    }

    @Override
    public void run(Trial trial) {
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            for (int concurrency : new int[] {1, 64}) {
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
}

package io.tidings.bench;

import java.util.Map;

/** One publisher, everybody in one channel, a fixed number of publications in flight. */
record FanOut() implements Workload {

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public void run(Trial trial) {
        for (int subscribers : trial.plan.subscribers()) {
            for (int round = 1; round <= trial.plan.rounds(); round++) {
                for (int window : trial.plan.windows()) {
                    full(trial, subscribers);
                    trial.measure(
                            name(),
                            Map.of("subscribers", subscribers, "window", window),
                            round,
                            new Load.InFlight(window),
                            Plan.SIZE,
                            trial.plan.time());
                }
            }
            trial.clear();
        }
    }

    /** A peer that has dropped clients in the round before gets new ones. */
    private static void full(Trial trial, int subscribers) {
        if (trial.generator.ready() < subscribers || trial.generator.streams().isEmpty()) {
            trial.clear();
            trial.enter(subscribers, false, 0);
        }
    }
}

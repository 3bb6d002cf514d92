package io.tidings.bench;

import java.util.Map;

/**
 * One publisher, everybody in one channel, a fixed number of publications in flight. A peer that would need longer than
 * {@link #PATIENCE} for one window is spared it: nothing is learned, and everybody waits.
 */
record FanOut() implements Alone {

    /** In seconds. */
    static final int PATIENCE = 10;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public void run(Trial trial) {
        for (int subscribers : trial.plan.subscribers()) {
            for (int round = 1; round <= trial.plan.rounds(); round++) {
                double perSecond = Double.MAX_VALUE;
                for (int window : trial.plan.windows()) {
                    if (window > perSecond * PATIENCE) {
                        break;
                    }
                    full(trial, subscribers);
                    perSecond = trial.measure(
                                            name(),
                                            Map.of("subscribers", subscribers, "window", window),
                                            round,
                                            new Load.InFlight(window),
                                            Plan.SIZE,
                                            trial.plan.time())
                                    .deliveriesPerSecond()
                            / subscribers;
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

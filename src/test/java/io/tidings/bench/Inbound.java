package io.tidings.bench;

import java.util.Map;

/**
 * 100 publishers, each the only subscriber of a channel of its own, with 16 publications in flight: what comes in is as
 * much as what goes out, so that the way in is measured and not the fan-out.
 */
record Inbound() implements Alone {

    private static final int PUBLISHERS = 100;
    private static final int WINDOW = 16;

    @Override
    public String name() {
        return "inbound";
    }

    @Override
    public void run(Trial trial) {
        trial.enter(Trial.rooms(PUBLISHERS, 1));
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            trial.measure(
                    name(),
                    Map.of("publishers", PUBLISHERS),
                    round,
                    new Load.InFlight(WINDOW),
                    Plan.SIZE,
                    trial.plan.time());
        }
        trial.clear();
    }
}

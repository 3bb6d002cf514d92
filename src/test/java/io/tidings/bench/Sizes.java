package io.tidings.bench;

import java.util.Map;

/** Fan-out to 100 subscribers with 4 in flight, payloads from small to large. */
record Sizes() implements Alone {

    @Override
    public String name() {
        return "size";
    }

    @Override
    public void run(Trial trial) {
        trial.enter(100, false, 0);
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            for (int size : trial.plan.sizes()) {
                trial.measure(name(), Map.of("size", size), round, new Load.InFlight(4), size, trial.plan.time());
            }
        }
        trial.clear();
    }
}

package io.tidings.bench;

import java.util.Map;

/** One publisher at a fixed rate, far below what the server could do: latency without a queue. */
record FixedRates() implements InTurn {

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public void turn(Trial trial, int round) {
        trial.enter(1_000, false, 0);
        for (int rate : new int[] {20, 100}) {
            trial.measure(
                    name(),
                    Map.of("subscribers", 1_000, "rate", rate),
                    round,
                    new Load.Paced(rate),
                    Plan.SIZE,
                    rate == 20 ? trial.plan.paced() : trial.plan.time());
        }
        trial.clear();
    }
}

package io.tidings.bench;

import java.time.Duration;
import java.util.Map;

/** One publisher at a fixed rate, far below what the server could do: latency without a queue. */
record FixedRates() implements InTurn {

    /** Below so many publications a second they are few for a percentile, and are measured for twice as long. */
    private static final int FEW = 10;

    /** Below so many, longer than the other workloads. */
    private static final int SOME = 50;

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public int turns(Plan plan) {
        return plan.paces().stream().mapToInt(Pace::turns).sum();
    }

    /** All turns with one audience, then all with the next: what is compared is measured within a minute or two. */
    @Override
    public void turn(Trial trial, int number) {
        int round = number;
        for (var pace : trial.plan.paces()) {
            if (round <= pace.turns()) {
                measure(trial, pace, round);
                return;
            }
            round -= pace.turns();
        }
    }

    private void measure(Trial trial, Pace pace, int round) {
        trial.enter(pace.subscribers(), false, 0);
        for (int rate : pace.rates()) {
            trial.measure(
                    name(),
                    Map.of("subscribers", pace.subscribers(), "rate", rate),
                    round,
                    new Load.Paced(rate),
                    Plan.SIZE,
                    time(trial.plan, rate));
        }
        trial.clear();
    }

    private static Duration time(Plan plan, int rate) {
        return rate < FEW ? plan.paced().multipliedBy(2) : rate < SOME ? plan.paced() : plan.time();
    }
}

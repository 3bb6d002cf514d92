package io.tidings.bench;

import java.util.List;
import java.util.Map;

/** 100 clients in one channel, all of which publish, each with one publication in flight. */
record Crowd() implements Alone {

    private static final int CLIENTS = 100;

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public void run(Trial trial) {
        trial.enter(CLIENTS, false, 0);
        var clients = List.copyOf(trial.generator.connections());
        clients.subList(1, clients.size()).forEach(trial.generator::addStream);
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            trial.measure(
                    name(), Map.of("clients", CLIENTS), round, new Load.InFlight(1), Plan.SIZE, trial.plan.time());
        }
        trial.clear();
    }
}

package io.tidings.bench;

import java.util.Map;

/** 1,000 channels of 10 subscribers; in each channel one of them publishes, with one publication in flight. */
record ManyChannels() implements Alone {

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public void run(Trial trial) {
        int channels = trial.plan.mode().equals("quick") ? 100 : 1_000;
        trial.enter(Trial.rooms(channels, 10));
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            trial.measure(
                    name(),
                    Map.of("channels", channels, "subscribers", 10),
                    round,
                    new Load.InFlight(1),
                    Plan.SIZE,
                    trial.plan.time());
        }
        trial.clear();
    }
}

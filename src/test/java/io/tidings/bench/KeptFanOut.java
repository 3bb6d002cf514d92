package io.tidings.bench;

import java.util.List;
import java.util.Map;

/** Fan-out in a channel with history, recovery and presence, and without, turn and turn about. */
record KeptFanOut() implements Alone {

    private static final int SUBSCRIBERS = 1_000;

    @Override
    public String name() {
        return "kept";
    }

    @Override
    public boolean suits(Peer peer) {
        return peer.dialect() instanceof CentrifugeDialect;
    }

    @Override
    public void run(Trial trial) {
        var rooms = List.of(trial.enter(SUBSCRIBERS, false, 0), trial.enter(SUBSCRIBERS, true, 0));
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            for (int window : trial.plan.windows()) {
                for (var room : rooms) {
                    trial.generator.only(room);
                    trial.measure(
                            name(),
                            Map.of("kept", room.channel.keeps() ? 1 : 0, "window", window),
                            round,
                            new Load.InFlight(window),
                            Plan.SIZE,
                            trial.plan.time());
                }
            }
        }
        trial.clear();
    }
}

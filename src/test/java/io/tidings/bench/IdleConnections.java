package io.tidings.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What a connection weighs that is subscribed and silent. Where the peer has channels they are one channel with history,
 * recovery and presence. Heap is that of live objects after a full collection, where the peer runs in a JVM.
 */
record IdleConnections() implements Alone {

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(Trial trial) {
        int clients = Plan.possible(trial.plan.idle());
        boolean keeps = trial.peer.dialect() instanceof CentrifugeDialect;
        trial.enter(Math.min(500, clients), keeps, 0); // what is made once
        trial.clear();
        double heap = trial.peer.jvm() ? settledHeap(trial) : 0;
        double resident = trial.server.resident();
        var room = new Room(new BenchChannel(0, keeps));
        var took = trial.generator.open(Collections.nCopies(clients, room), null, 50);
        trial.generator.until(Duration.ofSeconds(1), () -> false);
        double there = Math.max(1, trial.generator.ready());
        var values = new HashMap<String, Double>();
        values.put("connections", there);
        values.put("entered_per_s", there / (took.toNanos() / 1e9));
        values.put("resident_kb", (trial.server.resident() - resident) / there / 1024);
        if (trial.peer.jvm()) {
            values.put("heap_kb", (trial.server.liveHeap() - heap) / there / 1024);
        }
        values.put("disconnects", (double) trial.generator.tally().disconnects);
        values.put("refusals", (double) trial.generator.tally().refusals);
        trial.record(name(), Map.of("connections", clients), 1, values);
        trial.clear();
    }

    /** Connections of before are let go little by little: what is live when it has stopped to become less. */
    private static long settledHeap(Trial trial) {
        long heap = trial.server.liveHeap();
        for (int i = 0; i < 20; i++) {
            trial.generator.until(Duration.ofSeconds(2), () -> false);
            long next = trial.server.liveHeap();
            if (next > heap - heap / 200) {
                return next;
            }
            heap = next;
        }
        return heap;
    }
}

package io.tidings.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As many connections as this machine allows, left alone for a minute: what pings cost, and whether they are spread. */
record QuietMinute() implements Alone {

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public boolean suits(Peer peer) {
        return peer.dialect() instanceof CentrifugeDialect;
    }

    @Override
    public void run(Trial trial) {
        int clients = Plan.possible(trial.plan.quiet());
        var room = new Room(new BenchChannel(0, true));
        trial.generator.open(Collections.nCopies(clients, room), null, 50);
        // what opening them has left to do, the compiler's work included, is not what is asked
        trial.generator.until(trial.plan.minute().dividedBy(3), () -> false);
        var pings = new ArrayList<Long>();
        trial.generator.recordPings(pings);
        var before = trial.server.cpu();
        long began = System.nanoTime();
        trial.generator.until(trial.plan.minute(), () -> false);
        double cpu = trial.server.cpu().minus(before).toNanos() / 1e9;
        trial.generator.recordPings(null);
        int seconds = (int) trial.plan.minute().toSeconds();
        var values = new HashMap<String, Double>();
        values.put("connections", (double) trial.generator.ready());
        values.put("cpu_s_per_minute", cpu * 60 / seconds);
        values.put("pings_per_s", pings.size() / (double) seconds);
        values.put("pings_in_busiest_s", (double) busiest(pings, began, seconds));
        values.put("disconnects", (double) trial.generator.tally().disconnects);
        values.put("refusals", (double) trial.generator.tally().refusals);
        trial.record(name(), Map.of("connections", clients), 1, values);
        trial.clear();
    }

    /** The most that fell into one second. */
    static int busiest(List<Long> times, long began, int seconds) {
        int[] counts = new int[seconds + 1];
        for (long time : times) {
            counts[(int) Math.min(seconds, (time - began) / 1_000_000_000L)]++;
        }
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}

package io.tidings.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As many connections as this machine allows, left alone for a minute: what pings cost, and whether they are spread. */
record QuietMinute() implements Alone {

    static final String NAME = "quiet";

    /** What is called still: as long as a tick of ours, and several times what processor time is counted in. */
    private static final Duration SLICE = Duration.ofMillis(100);

    @Override
    public String name() {
        return NAME;
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
        double still = still(trial);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = trial.server.cpu().minus(before).toNanos() / 1e9;
        trial.generator.recordPings(null);
        var values = new HashMap<String, Double>();
        values.put("connections", (double) trial.generator.ready());
        values.put("cpu_s_per_minute", cpu * 60 / seconds);
        values.put("still", still);
        values.put("pings_per_s", pings.size() / seconds);
        values.put("pings_in_busiest_s", (double) busiest(pings, began, (int) seconds));
        values.put("disconnects", (double) trial.generator.tally().disconnects);
        values.put("refusals", (double) trial.generator.tally().refusals);
        trial.record(name(), Map.of("connections", clients), 1, values);
        trial.clear();
    }

    /** The share of slices in which the server's processor time, which is counted by 10 ms, did not grow. */
    private static double still(Trial trial) {
        long end = System.nanoTime() + trial.plan.minute().toNanos();
        int slices = 0;
        int still = 0;
        var used = trial.server.cpu();
        while (System.nanoTime() < end) {
            trial.generator.until(SLICE, () -> false);
            var now = trial.server.cpu();
            slices++;
            still += now.equals(used) ? 1 : 0;
            used = now;
        }
        return still / (double) slices;
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

package io.tidings.bench;

import java.time.Duration;
import java.util.Map;

/**
 * All clients lose their connection, 50 publications later they come back at once and recover, while the publisher goes
 * on: each must have every publication once, from the ones it missed through the seam to the live ones.
 */
record RecoveryStorm() implements Alone {

    private static final int MISSED = 50;
    private static final double MEANWHILE = 2;
    private static final int CONCURRENCY = 500;

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public boolean suits(Peer peer) {
        return peer.dialect() instanceof CentrifugeDialect;
    }

    @Override
    public void run(Trial trial) {
        for (int round = 1; round <= trial.plan.rounds(); round++) {
            storm(trial, round);
            trial.clear();
        }
    }

    private void storm(Trial trial, int round) {
        int clients = Plan.possible(trial.plan.storm());
        var generator = trial.generator;
        var room = trial.enter(clients, true, round);
        generator.size(Plan.SIZE);
        // the channel has a past, so that nobody begins at nought
        publish(generator, 10);
        generator.until(Duration.ofSeconds(30), () -> generator.outstanding() <= 0);
        generator.tally().begin();
        var lost = generator.cut(generator.streams().get(0).publisher);
        publish(generator, MISSED);
        var took = generator.comeBack(lost, CONCURRENCY, new Load.Paced(MEANWHILE));
        publish(generator, 1);
        generator.until(Duration.ofSeconds(30), () -> generator.behind() == 0);
        generator.settle();
        var tally = generator.tally();
        trial.record(
                name(),
                Map.of("clients", clients, "missed", MISSED),
                round,
                Map.of(
                        "back", (double) generator.ready() - 1,
                        "back_per_s", lost.size() / (took.toNanos() / 1e9),
                        "seconds", took.toNanos() / 1e9,
                        "lost", (double) tally.lost,
                        "duplicates", (double) tally.duplicates,
                        "disconnects", (double) tally.disconnects,
                        "refusals", (double) tally.refusals));
    }

    private static void publish(Generator generator, int count) {
        var stream = generator.streams().get(0);
        for (int i = 0; i < count; i++) {
            generator.until(Duration.ofSeconds(10), stream.publisher::mayPublish);
            generator.publish(stream, System.nanoTime());
        }
    }
}

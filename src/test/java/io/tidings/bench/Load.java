package io.tidings.bench;

import java.time.Duration;

/**
 * How much is published: either so many publications of each stream in flight, the next when one has reached everybody
 * (a closed loop, on average), or so many a second, whatever comes back (an open loop).
 */
sealed interface Load {

    /** Of a benchmark: no delivery for so long, and what is outstanding counts as lost. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** Sends what is due. */
    void push(Generator generator, long now);

    /** How long the generator may wait for events, in milliseconds. */
    long pause(long now);

    record InFlight(int window) implements Load {

        @Override
        public void push(Generator generator, long now) {
            for (var stream : generator.streams()) {
                long most = (long) window * stream.room.members;
                while (stream.outstanding < most && stream.publisher.mayPublish()) {
                    generator.publish(stream, System.nanoTime());
                }
            }
        }

        @Override
        public long pause(long now) {
            return 20;
        }
    }

    /**
     * So many publications a second, of one stream after another. A publication is stamped with the time it was due when
     * the generator or the socket is late for it, so that waiting is not left out of latency.
     */
    final class Paced implements Load {

        private static final long TOLERANCE = 1_000_000;

        private final long interval;
        private long due;
        private int turn;

        Paced(double perSecond) {
            interval = (long) (1e9 / perSecond);
        }

        @Override
        public void push(Generator generator, long now) {
            due = due == 0 ? now : due;
            while (due <= now) {
                var streams = generator.streams();
                var stream = streams.get(turn++ % streams.size());
                if (!stream.publisher.mayPublish()) {
                    turn--;
                    return;
                }
                long sent = System.nanoTime();
                generator.publish(stream, sent - due > TOLERANCE ? due : sent);
                due += interval;
            }
        }

        @Override
        public long pause(long now) {
            return Math.min(20, Math.max(0, (due - now) / 1_000_000));
        }
    }

    /**
     * How long a load runs: for {@code warmUp}, and then measured for {@code time} and until {@code least} publications were
     * sent. No delivery for as long as {@code patience}, and what is outstanding counts as lost.
     */
    record Term(Duration warmUp, Duration time, long least, Duration patience) {}

    /** Runs it for {@code warmUp}, then measures for {@code time}, then waits for what is outstanding. */
    default Measurement run(Generator generator, Duration warmUp, Duration time) {
        return run(generator, new Term(warmUp, time, 0, PATIENCE));
    }

    /** The same with terms of its own. */
    default Measurement run(Generator generator, Term term) {
        var tally = generator.tally();
        tally.begin();
        long begin = System.nanoTime();
        long measured = begin + term.warmUp().toNanos();
        long end = Long.MAX_VALUE;
        long progress = begin;
        long arrived = 0;
        long now = begin;
        while ((now < end || tally.published < term.least())
                && generator.streams().stream().anyMatch(s -> s.publisher.state == Connection.State.READY)) {
            if (!tally.measuring && now >= measured) {
                tally.measuring = true;
                measured = now;
                end = now + term.time().toNanos();
            }
            push(generator, now);
            generator.poll(pause(now));
            now = System.nanoTime();
            if (tally.arrived != arrived) {
                arrived = tally.arrived;
                progress = now;
            } else if (now - progress > term.patience().toNanos()) {
                generator.settle();
                progress = now;
            }
        }
        tally.measuring = false;
        double seconds = Math.max(now - measured, 1) / 1e9;
        drain(generator, term.patience());
        return Measurement.of(tally, seconds);
    }

    private static void drain(Generator generator, Duration patience) {
        var tally = generator.tally();
        long before;
        do {
            before = tally.arrived;
            if (generator.until(patience, () -> generator.outstanding() <= 0)) {
                return;
            }
        } while (tally.arrived > before);
        generator.settle();
    }
}

package io.tidings.observability;

import io.tidings.hub.Quantiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a growing distribution gained in the last minute, seen by somebody who looks at it now and then: or since the look
 * before that minute, when looks are rarer. Guarded by {@link MetricsSource}.
 */
final class LastMinute {

    static final long SPAN = Duration.ofMinutes(1).toNanos();

    /** Looks that are closer to each other than this share a mark, so that there are few. */
    private static final long STEP = Duration.ofSeconds(5).toNanos();

    private record Mark(long at, Quantiles seen, long peak) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    LastMinute(long now) {
        marks.add(new Mark(now, Quantiles.NONE, 0));
    }

    /** {@code current} is all there has been, {@code now} a nanosecond of a clock that only goes forwards. */
    Quantiles gained(long now, Quantiles current) {
        Quantiles before = forget(now).seen();
        mark(now, current, 0);
        return current.since(before);
    }

    /** The highest of the peaks, of which {@code latest} is the one since the last look. */
    long highest(long now, long latest) {
        forget(now);
        mark(now, Quantiles.NONE, latest);
        return marks.stream()
                .filter(mark -> now - mark.at() <= SPAN)
                .mapToLong(Mark::peak)
                .max()
                .orElse(latest);
    }

    /** Forgets what is older than the minute, except the youngest mark of that, which is where the minute began. */
    private Mark forget(long now) {
        Mark first = marks.removeFirst();
        while (!marks.isEmpty() && now - marks.getFirst().at() >= SPAN) {
            first = marks.removeFirst();
        }
        marks.addFirst(first);
        return first;
    }

    private void mark(long now, Quantiles seen, long peak) {
        Mark last = marks.getLast();
        if (now - last.at() >= STEP) {
            marks.addLast(new Mark(now, seen, peak));
        } else if (peak > last.peak()) {
            marks.removeLast();
            marks.addLast(new Mark(last.at(), last.seen(), peak));
        }
    }
}

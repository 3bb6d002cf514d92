package io.tidings.bench;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came, and what should have come and did not. Faults are counted from {@link #begin}, deliveries and latency only
 * while {@link #measuring}. For the generator's one thread.
 */
final class Tally {

    /** Beyond it a latency counts as a minute. */
    private static final long LONGEST = 60_000_000_000L;

    private static final int MOST_REASONS = 20;

    private final Histogram latency = new Histogram(1_000, LONGEST, 3);
    private final Map<String, Integer> reasons = new TreeMap<>();

    boolean measuring;

    /** Every delivery, measured or not: progress. */
    long arrived;

    long delivered;
    long published;
    long bytes;
    long lost;
    long duplicates;
    long disconnects;
    long refusals;
    long pings;

    /** Forgets everything: a new point begins. */
    void begin() {
        latency.reset();
        reasons.clear();
        measuring = false;
        arrived = delivered = published = bytes = lost = duplicates = disconnects = refusals = pings = 0;
    }

    void delivery(long nanos) {
        arrived++;
        if (measuring) {
            delivered++;
            latency.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
        }
    }

    void refused(String words) {
        refusals++;
        reason(words);
    }

    void disconnected(String words) {
        disconnects++;
        reason(words);
    }

    private void reason(String words) {
        String brief = words.length() > 160 ? words.substring(0, 160) : words;
        if (reasons.size() < MOST_REASONS || reasons.containsKey(brief)) {
            reasons.merge(brief, 1, Integer::sum);
        }
    }

    /** What refused and disconnected clients were told, and how often. */
    Map<String, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    /** In microseconds; 0 while nothing was measured. */
    double percentile(double percent) {
        return latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(percent) / 1e3;
    }

    boolean isClean() {
        return lost == 0 && duplicates == 0 && disconnects == 0 && refusals == 0;
    }
}

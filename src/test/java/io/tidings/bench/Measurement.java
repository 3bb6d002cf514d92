package io.tidings.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a load gave.
 *
 * @param seconds how long was measured
 * @param published publications sent in that time
 * @param delivered publications that clients read in that time
 * @param bytes of messages that clients read in that time
 * @param p50 median latency from sending to reading, in microseconds, as the three after it
 * @param lost deliveries that never came to clients that were still there, warm-up included, as the three after it
 * @param duplicates deliveries that came twice or out of order
 * @param disconnects clients that the server ended
 * @param refusals commands or connections that the server refused
 */
record Measurement(
        double seconds,
        long published,
        long delivered,
        long bytes,
        double p50,
        double p99,
        double p999,
        double max,
        long lost,
        long duplicates,
        long disconnects,
        long refusals) {

    static Measurement of(Tally tally, double seconds) {
        return new Measurement(
                seconds,
                tally.published,
                tally.delivered,
                tally.bytes,
                tally.percentile(50),
                tally.percentile(99),
                tally.percentile(99.9),
                tally.percentile(100),
                tally.lost,
                tally.duplicates,
                tally.disconnects,
                tally.refusals);
    }

    double deliveriesPerSecond() {
        return delivered / seconds;
    }

    Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        values.put("deliveries_per_s", deliveriesPerSecond());
        values.put("publications_per_s", published / seconds);
        values.put("megabytes_per_s", bytes / seconds / 1e6);
        values.put("p50_us", p50);
        values.put("p99_us", p99);
        values.put("p999_us", p999);
        values.put("max_us", max);
        values.put("lost", (double) lost);
        values.put("duplicates", (double) duplicates);
        values.put("disconnects", (double) disconnects);
        values.put("refusals", (double) refusals);
        return values;
    }
}

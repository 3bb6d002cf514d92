package io.tidings.observability;

import java.util.List;
import java.util.function.Function;

/**
 * One row of the table of metrics.
 *
 * @param name as Prometheus shows it; base units, and {@code _total} where it is a counter
 * @param help one sentence
 * @param labels names of its labels; what they may say is bounded, whatever clients do
 * @param reader reads its samples
 */
record Instrument(
        String name, Kind kind, String help, List<String> labels, Function<MetricsSource, List<Sample>> reader) {

    /** Which shares of all values a summary gives a quantile for. */
    static final List<Double> QUANTILES = List.of(0.5, 0.99, 0.999);

    enum Kind {
        /** A whole number that only grows. */
        COUNTER,
        GAUGE,
        /** Count, sum, and {@link #QUANTILES} of the last minute. */
        SUMMARY,
        /** Always 1; the labels are what it says. */
        INFO
    }
}

package io.tidings.observability;

import java.util.List;

/** What an instrument shows for one set of label values. */
sealed interface Sample {

    /** Values of the instrument's labels, in their order. */
    List<String> labels();

    /** One number. */
    record Value(List<String> labels, double value) implements Sample {}

    /**
     * A summary.
     *
     * @param count how many values there have been since the start
     * @param sum all of them together
     * @param quantiles of the last minute, in the order of {@link Instrument#QUANTILES}; not a number where nothing came
     */
    record Summary(List<String> labels, long count, double sum, List<Double> quantiles) implements Sample {}
}

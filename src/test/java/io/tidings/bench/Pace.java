package io.tidings.bench;

import java.util.List;

/**
 * Fixed rates for an audience of one size.
 *
 * @param rates publications a second
 * @param turns how often each peer has its turn; the report takes the median
 */
record Pace(int subscribers, List<Integer> rates, int turns) {}

package io.tidings.bench;

import java.util.Map;

/**
 * One round of one point at one peer.
 *
 * @param workload its name, as in {@code fanout}
 * @param point its parameters, as in {@code {subscribers=1000, window=64}}
 * @param round from 1
 * @param values what was measured, as in {@code deliveries_per_s}
 * @param reasons what clients that were refused or disconnected were told, and how often
 */
record Sample(
        String peer,
        String workload,
        Map<String, Integer> point,
        int round,
        Map<String, Double> values,
        Map<String, Integer> reasons) {}

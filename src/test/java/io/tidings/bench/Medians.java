package io.tidings.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the rounds of each point come to: the median of a value, the sum of its faults. */
final class Medians {

    /** Counted over all rounds; a fault in one is a fault. */
    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("lost", "lost");
        FAULTS.put("duplicates", "twice");
        FAULTS.put("disconnects", "clients dropped");
        FAULTS.put("refusals", "refused");
    }

    private final List<Sample> samples;

    Medians(List<Sample> samples) {
        this.samples = samples;
    }

    private List<Sample> rounds(String peer, String workload, Map<String, Integer> point) {
        return samples.stream()
                .filter(sample -> sample.peer().equals(peer)
                        && sample.workload().equals(workload)
                        && sample.point().equals(point))
                .toList();
    }

    OptionalDouble value(String peer, String workload, Map<String, Integer> point, String name) {
        double[] values = rounds(peer, workload, point).stream()
                .filter(sample -> sample.values().containsKey(name))
                .mapToDouble(sample -> sample.values().get(name))
                .sorted()
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(values));
    }

    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** How much of this fault all rounds had. */
    long fault(String peer, String workload, Map<String, Integer> point, String name) {
        return rounds(peer, workload, point).stream()
                .mapToLong(sample -> sample.values().getOrDefault(name, 0.0).longValue())
                .sum();
    }

    /** All faults of a point in words, as in {@code lost 3, clients dropped 950}; empty where there were none. */
    String faults(String peer, String workload, Map<String, Integer> point) {
        var words = FAULTS.entrySet().stream()
                .map(fault -> Map.entry(fault.getValue(), fault(peer, workload, point, fault.getKey())))
                .filter(fault -> fault.getValue() > 0)
                .map(fault -> fault.getKey() + " " + Figure.number(fault.getValue()))
                .toList();
        return String.join(", ", words);
    }

    /** The points of a workload, in the order in which they were measured first. */
    List<Map<String, Integer>> points(String workload) {
        return samples.stream()
                .filter(sample -> sample.workload().equals(workload))
                .map(Sample::point)
                .distinct()
                .toList();
    }

    /** The values one parameter takes in a workload, in order. */
    int[] parameter(String workload, String name) {
        return Arrays.stream(points(workload).stream()
                        .mapToInt(point -> point.getOrDefault(name, 0))
                        .toArray())
                .distinct()
                .sorted()
                .toArray();
    }
}

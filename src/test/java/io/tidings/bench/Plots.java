package io.tidings.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The pictures of a report, by the names of their files. */
final class Plots {

    private final Results results;
    private final Medians medians;

    Plots(Results results, Medians medians) {
        this.results = results;
        this.medians = medians;
    }

    /** Those that the run has points for. */
    Map<String, Chart> all() {
        var plots = new LinkedHashMap<String, Chart>();
        put(plots, "fanout", fanOut());
        put(plots, "subscribers", subscribers());
        put(plots, "latency", latency());
        put(plots, "sizes", sizes());
        return plots;
    }

    private static void put(Map<String, Chart> plots, String name, Chart chart) {
        if (!chart.lines().isEmpty()) {
            plots.put(name, chart);
        }
    }

    private Chart fanOut() {
        return over(
                "Deliveries a second to 1,000 subscribers",
                "publications in flight",
                "deliveries a second",
                medians.parameter("fanout", "window"),
                window -> new Value("fanout", Map.of("subscribers", 1_000, "window", window), "deliveries_per_s"),
                Figure::number);
    }

    private Chart subscribers() {
        return over(
                "Deliveries a second with 64 publications in flight",
                "subscribers",
                "deliveries a second",
                medians.parameter("fanout", "subscribers"),
                count -> new Value("fanout", Map.of("subscribers", count, "window", 64), "deliveries_per_s"),
                Figure::number);
    }

    private Chart sizes() {
        return over(
                "Megabytes a second to 100 subscribers, 4 in flight",
                "bytes of a payload",
                "megabytes a second",
                medians.parameter("size", "size"),
                size -> new Value("size", Map.of("size", size), "megabytes_per_s"),
                Figure::number);
    }

    private Chart latency() {
        var names = List.of("p50_us", "p99_us", "p999_us", "max_us");
        var point = Map.of("subscribers", 1_000, "rate", 20);
        var chart = over(
                "Latency at 20 messages a second to 1,000 subscribers",
                "share of the deliveries that are faster",
                "latency",
                IntStream.range(0, names.size()).toArray(),
                place -> new Value("rate", point, names.get(place)),
                Figure::time);
        return new Chart(
                chart.title(),
                chart.across(),
                chart.up(),
                List.of("50 %", "99 %", "99.9 %", "all"),
                chart.lines(),
                chart.unit());
    }

    /** Which value of which point. */
    private record Value(String workload, Map<String, Integer> point, String name) {}

    private Chart over(
            String title, String across, String up, int[] places, IntFunction<Value> at, DoubleFunction<String> unit) {
        var lines = new ArrayList<Chart.Line>();
        for (int i = 0; i < results.entrants().size(); i++) {
            var entrant = results.entrants().get(i);
            double[] values = Arrays.stream(places)
                    .mapToObj(at)
                    .mapToDouble(value -> medians.value(entrant.name(), value.workload, value.point, value.name)
                            .orElse(Double.NaN))
                    .toArray();
            if (Arrays.stream(values).anyMatch(value -> value > 0)) {
                lines.add(new Chart.Line(entrant.title(), style(entrant.name(), i), values));
            }
        }
        var names = Arrays.stream(places).mapToObj("%,d"::formatted).toList();
        return new Chart(title, across, up, names, lines, unit);
    }

    /** A peer looks the same in every run, whoever else takes part. */
    private static int style(String peer, int place) {
        return switch (peer) {
            case "tidings" -> 0;
            case "naive" -> 1;
            case "gin" -> 2;
            case "centrifugo" -> 3;
            case "centrifuge" -> 4;
            case "ws" -> 5;
            case "socketio" -> 6;
            case "gin-joined" -> 7;
            default -> 8 + place;
        };
    }
}

package io.tidings.bench;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * One value of one workload as a table: a line for each point, a column for each peer. Beside a peer's own figure stands
 * the ratio to it; above 1 × Tidings is better.
 *
 * @param value which of a sample's values
 * @param more whether more of it is better
 * @param unit how it is written
 */
record Comparison(String workload, String value, boolean more, DoubleFunction<String> unit) {

    private static final String US = "tidings";

    /** Empty where the run has no such point. */
    String table(List<Results.Entrant> entrants, Medians medians) {
        var points = medians.points(workload);
        var columns = entrants.stream()
                .filter(entrant -> points.stream()
                        .anyMatch(point -> medians.value(entrant.name(), workload, point, value)
                                .isPresent()))
                .toList();
        if (columns.isEmpty()) {
            return "";
        }
        var names = points.get(0).keySet().stream().sorted(this::order).toList();
        var table = new StringBuilder("| ");
        names.forEach(name -> table.append(heading(name)).append(" | "));
        table.append(columns.stream().map(Results.Entrant::title).collect(Collectors.joining(" | ")))
                .append(" |\n|")
                .append(" ---: |".repeat(names.size() + columns.size()))
                .append('\n');
        for (var point : points) {
            table.append("| ");
            names.forEach(name ->
                    table.append("%,d".formatted(point.getOrDefault(name, 0))).append(" | "));
            table.append(columns.stream()
                            .map(entrant -> cell(medians, entrant.name(), point))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private String cell(Medians medians, String peer, Map<String, Integer> point) {
        var own = medians.value(peer, workload, point, value);
        if (own.isEmpty()) {
            return "";
        }
        String faults = medians.faults(peer, workload, point);
        String end = faults.isEmpty() ? "" : "; " + faults;
        var ours = medians.value(US, workload, point, value);
        String figure = own.getAsDouble() == 0 ? "none" : unit.apply(own.getAsDouble());
        if (peer.equals(US) || ours.isEmpty() || own.getAsDouble() <= 0 || ours.getAsDouble() <= 0) {
            return figure + end;
        }
        double ratio = more ? ours.getAsDouble() / own.getAsDouble() : own.getAsDouble() / ours.getAsDouble();
        return "**%s** (%s%s)".formatted(Figure.ratio(ratio), figure, end);
    }

    /** Subscribers and clients first. */
    private int order(String a, String b) {
        return Integer.compare(rank(a), rank(b));
    }

    private static int rank(String name) {
        return List.of("subscribers", "channels", "clients", "kept", "history").indexOf(name) < 0 ? 1 : 0;
    }

    private static String heading(String name) {
        return switch (name) {
            case "window" -> "in flight";
            case "size" -> "bytes";
            case "rate" -> "messages/s";
            case "concurrency" -> "at a time";
            case "kept" -> "history, recovery, presence";
            default -> name;
        };
    }
}

package io.tidings.bench;

import java.util.Map;
import java.util.OptionalDouble;

/** What connections cost that are left alone, and how well their pings are spread: a line for each peer. */
final class QuietTable {

    private static final String HEAD = """
            Pings a second, and in the busiest second; processor time of one connection a minute; and the share of slices
            of 100 ms in which the server used none, as far as that is counted, by 10 ms:

            | peer | connections | pings/s | in the busiest second | processor time of a connection | slices without any |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """;

    private QuietTable() {}

    /** Empty where the run has nothing of it. */
    static String of(Results results, Medians medians) {
        var lines = new StringBuilder();
        for (var point : medians.points(QuietMinute.NAME)) {
            for (var entrant : results.entrants()) {
                lines.append(line(entrant, point, medians));
            }
        }
        return lines.isEmpty() ? "" : HEAD + lines + "\n";
    }

    private static String line(Results.Entrant entrant, Map<String, Integer> point, Medians medians) {
        var cpu = medians.value(entrant.name(), QuietMinute.NAME, point, "cpu_s_per_minute");
        var connections = medians.value(entrant.name(), QuietMinute.NAME, point, "connections");
        if (cpu.isEmpty() || connections.isEmpty()) {
            return "";
        }
        String faults = medians.faults(entrant.name(), QuietMinute.NAME, point);
        return "| %s | %,.0f%s | %s | %s | %s | %s |\n"
                .formatted(
                        entrant.title(),
                        connections.getAsDouble(),
                        faults.isEmpty() ? "" : "; " + faults,
                        number(medians.value(entrant.name(), QuietMinute.NAME, point, "pings_per_s")),
                        number(medians.value(entrant.name(), QuietMinute.NAME, point, "pings_in_busiest_s")),
                        Figure.time(cpu.getAsDouble() * 1e6 / Math.max(1, connections.getAsDouble())),
                        share(medians.value(entrant.name(), QuietMinute.NAME, point, "still")));
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "" : Figure.number(value.getAsDouble());
    }

    private static String share(OptionalDouble value) {
        return value.isEmpty() ? "" : "%.0f %%".formatted(100 * value.getAsDouble());
    }
}

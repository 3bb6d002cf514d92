package io.tidings.bench;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The section about publishing over HTTP, which {@code bin/bench --api} renews while the rest of the page stays. A run
 * without it leaves it as it is, so it says by itself what was measured, and when.
 */
final class ApiSection {

    /** What comes after it. */
    static final String NEXT = "## How it was measured\n";

    private static final String TITLE = "## Publishing over HTTP\n";
    private static final DoubleFunction<String> RATE = value -> Figure.number(value) + "/s";
    private static final DoubleFunction<String> TIME = Figure::time;

    private ApiSection() {}

    /** Empty where the run has nothing of it. */
    static String of(Results results, Medians medians) {
        String rates = table("requests_per_s", true, RATE, results, medians);
        if (rates.isEmpty()) {
            return "";
        }
        return TITLE + """

                `POST /api/publish` with a key and a payload of 128 bytes, on connections that are kept, with one request in
                flight on each; nobody is subscribed. History 1 is a channel that keeps 100 publications.
                """ + handlers(results) + measured(results) + "\nRequests a second:\n\n" + rates
                + "99 of 100 answers within:\n\n"
                + table("p99_us", false, TIME, results, medians)
                + "Processor time of the server for a request:\n\n"
                + table("cpu_us_per_request", false, TIME, results, medians) + driver(results);
    }

    private static String table(
            String value, boolean more, DoubleFunction<String> unit, Results results, Medians medians) {
        return new Comparison(HttpPublish.NAME, value, more, unit).table(results.entrants(), medians);
    }

    /** Whose code answers. */
    private static String handlers(Results results) {
        var peers = peers(results);
        var lines = new StringBuilder();
        if (peers.contains("centrifugo")) {
            lines.append("Centrifugo answers at its own `/api/publish`.\n");
        }
        if (peers.contains("centrifuge")) {
            lines.append("""
                    The server on the Go library has a [handler of ours](../bench/peers/centrifuge/api.go) for this, in the
                    shape of Centrifugo's.
                    """);
        }
        return lines.toString();
    }

    private static List<String> peers(Results results) {
        return results.samples().stream()
                .filter(sample -> sample.workload().equals(HttpPublish.NAME))
                .map(Sample::peer)
                .distinct()
                .toList();
    }

    private static String measured(Results results) {
        var run = results.run();
        var measured = peers(results);
        String who = results.entrants().stream()
                .filter(entrant -> measured.contains(entrant.name()))
                .map(entrant -> "%s (%s)".formatted(entrant.title(), entrant.version()))
                .collect(Collectors.joining(" and "));
        return "Measured %s in %s round(s): %s.\n"
                .formatted(run.getOrDefault("date", "?"), run.getOrDefault("rounds", "?"), who);
    }

    private static String driver(Results results) {
        double busiest = results.samples().stream()
                .mapToDouble(sample -> sample.values().getOrDefault("driver_busy", 0.0))
                .max()
                .orElse(0);
        return "The driver's thread was busy for at most %.0f %% of one core.\n\n".formatted(100 * busiest);
    }

    /** The page with this section in the place of the one it has, or before the last one; as it is, if there is none. */
    static String into(String page, String section) {
        if (section.isEmpty()) {
            return page;
        }
        String without = page.replace(from(page), "");
        int place = without.indexOf(NEXT);
        if (place < 0) {
            throw new IllegalArgumentException("the page has no " + NEXT);
        }
        return without.substring(0, place) + section + without.substring(place);
    }

    /** The section that a page has; empty if it has none. */
    static String from(String page) {
        int begin = page.indexOf(TITLE);
        int end = page.indexOf(NEXT);
        return begin < 0 || end < begin ? "" : page.substring(begin, end);
    }
}

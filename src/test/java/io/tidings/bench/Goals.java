package io.tidings.bench;

import io.tidings.bench.Figure.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures that the fan-out was built to reach, side by side with what one run gave. */
final class Goals {

    private static final String US = "tidings";
    private static final Map<String, Integer> SATURATED = Map.of("subscribers", 1_000, "window", 64);
    private static final Map<String, Integer> ONE = Map.of("subscribers", 1_000, "window", 1);
    static final Map<String, Integer> STEADY = Map.of("subscribers", 1_000, "rate", 20);
    private static final Map<String, Integer> CROWDED = Map.of("concurrency", 64);
    private static final String RATE = "deliveries_per_s";

    private final Results results;
    private final Medians medians;

    Goals(Results results, Medians medians) {
        this.results = results;
        this.medians = medians;
    }

    List<Figure> figures() {
        return List.of(
                against(
                        "Saturated fan-out, 1,000 subscribers, 128 B, 64 in flight",
                        "gin",
                        "fanout",
                        SATURATED,
                        RATE,
                        8),
                against("The same", centrifugo(), "fanout", SATURATED, RATE, 1.5),
                against("One in flight, 1,000 subscribers", "gin", "fanout", ONE, RATE, 1),
                latency(),
                cost(),
                kept(),
                against(
                        "Inbound publications/s, 100 publishers",
                        "naive",
                        "inbound",
                        Map.of("publishers", 100),
                        "publications_per_s",
                        3),
                heap(),
                against("Handshakes/s, 64 at a time", "gin", "handshakes", CROWDED, "handshakes_per_s", 0.6),
                storm());
    }

    /** Centrifugo itself, unless the server on its library is all that was measured. */
    private String centrifugo() {
        return medians.value("centrifugo", "fanout", SATURATED, RATE).isEmpty()
                        && medians.value("centrifuge", "fanout", SATURATED, RATE)
                                .isPresent()
                ? "centrifuge"
                : "centrifugo";
    }

    private Figure against(
            String what, String peer, String workload, Map<String, Integer> point, String name, double least) {
        String whole = what + ", against " + title(peer);
        String goal = "at least "
                + (least == Math.rint(least) ? Long.toString(Math.round(least)) : Double.toString(least)) + " ×";
        var ours = medians.value(US, workload, point, name);
        var theirs = medians.value(peer, workload, point, name);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return unknown(whole, goal, ours.isEmpty() ? US : peer);
        }
        double ratio = ours.getAsDouble() / theirs.getAsDouble();
        String reached = Figure.ratio(ratio) + faults(US, workload, point) + faults(peer, workload, point);
        return new Figure(whole, goal, reached, Verdict.of(ratio >= least));
    }

    private Figure latency() {
        String what = "p99 at 20 messages/s to 1,000 subscribers, against the best peer";
        String goal = "not above 1 ×";
        var ours = medians.value(US, "rate", STEADY, "p99_us");
        var best = results.entrants().stream()
                .filter(peer -> !peer.name().equals(US))
                .filter(peer ->
                        medians.value(peer.name(), "rate", STEADY, "p99_us").isPresent())
                .min(Comparator.comparingDouble(peer ->
                        medians.value(peer.name(), "rate", STEADY, "p99_us").orElseThrow()));
        if (ours.isEmpty() || best.isEmpty()) {
            return unknown(what, goal, ours.isEmpty() ? US : "another peer");
        }
        double ratio = ours.getAsDouble()
                / medians.value(best.get().name(), "rate", STEADY, "p99_us").orElseThrow();
        return new Figure(what, goal, Figure.ratio(ratio) + " (" + best.get().title() + ")", Verdict.of(ratio <= 1));
    }

    private Figure cost() {
        String what = "Processor time of the server for a delivery, 10,000 subscribers against 100, 64 in flight";
        String goal = "not above 1.5 ×";
        var few = Map.of("subscribers", 100, "window", 64);
        var many = Map.of("subscribers", 10_000, "window", 64);
        var ratio = ratio(cpu(many), cpu(few));
        if (ratio.isEmpty()) {
            return unknown(what, goal, US);
        }
        var wall = ratio(medians.value(US, "fanout", few, RATE), medians.value(US, "fanout", many, RATE));
        return new Figure(
                what,
                goal,
                Figure.ratio(ratio.getAsDouble()) + "; by the clock, generator included, "
                        + Figure.ratio(wall.orElse(Double.NaN)),
                Verdict.of(ratio.getAsDouble() <= 1.5));
    }

    private OptionalDouble cpu(Map<String, Integer> point) {
        return medians.value(US, "fanout", point, "cpu_us_per_delivery");
    }

    private static OptionalDouble ratio(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() || b.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(a.getAsDouble() / b.getAsDouble());
    }

    private Figure kept() {
        String what = "Saturated fan-out with history (100, 5 min), recovery and presence on, against off";
        String goal = "at least 0.8 ×";
        var on = Map.of("kept", 1, "window", 64);
        var ratio = ratio(
                medians.value(US, "kept", on, RATE), medians.value(US, "kept", Map.of("kept", 0, "window", 64), RATE));
        return ratio.isEmpty()
                ? unknown(what, goal, US)
                : new Figure(
                        what,
                        goal,
                        Figure.ratio(ratio.getAsDouble()) + faults(US, "kept", on),
                        Verdict.of(ratio.getAsDouble() >= 0.8));
    }

    private Figure heap() {
        String what = "Idle connection with one subscription and presence: heap after a collection";
        String goal = "not above 34 KB";
        var ours = idle(US, "heap_kb");
        if (ours.isEmpty()) {
            return unknown(what, goal, US);
        }
        var bare = idle("naive", "heap_kb");
        String beside = bare.isEmpty() ? "" : " (naive endpoint: %.1f KB)".formatted(bare.getAsDouble());
        return new Figure(
                what, goal, "%.1f KB".formatted(ours.getAsDouble()) + beside, Verdict.of(ours.getAsDouble() <= 34));
    }

    private OptionalDouble idle(String peer, String name) {
        return medians.points("idle").stream()
                .map(point -> medians.value(peer, "idle", point, name))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private Figure storm() {
        String what = "Recovery storm: gaps and duplicates";
        Optional<Map<String, Integer>> point = medians.points("storm").stream()
                .filter(one -> medians.value(US, "storm", one, "back").isPresent())
                .findFirst();
        if (point.isEmpty()) {
            return unknown(what, "0", US);
        }
        long gaps = medians.fault(US, "storm", point.get(), "lost");
        long twice = medians.fault(US, "storm", point.get(), "duplicates");
        String beside = " (%,d clients, rounds: %d)"
                .formatted(
                        point.get().get("clients"),
                        results.samples().stream()
                                .filter(sample -> sample.peer().equals(US)
                                        && sample.workload().equals("storm"))
                                .count());
        return new Figure(
                what,
                "0",
                gaps + " and " + twice + beside + faults(US, "storm", point.get()),
                Verdict.of(gaps + twice == 0));
    }

    private String faults(String peer, String workload, Map<String, Integer> point) {
        String words = medians.faults(peer, workload, point);
        return words.isEmpty() ? "" : "; " + title(peer) + ": " + words;
    }

    private Figure unknown(String what, String goal, String peer) {
        String why = results.entrants().stream()
                .filter(entrant ->
                        entrant.name().equals(peer) && !entrant.skipped().isEmpty())
                .map(Results.Entrant::skipped)
                .findFirst()
                .orElse("this run left it out");
        return new Figure(what, goal, title(peer) + ": " + why, Verdict.UNKNOWN);
    }

    private String title(String peer) {
        return results.entrants().stream()
                .filter(entrant -> entrant.name().equals(peer))
                .map(Results.Entrant::title)
                .findFirst()
                .orElse(peer);
    }
}

package io.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The page about one run: goals, ratios, plots, and where, when and how it was measured. */
final class Report {

    private static final DoubleFunction<String> RATE = value -> Figure.number(value) + "/s";
    private static final DoubleFunction<String> TIME = Figure::time;
    private static final DoubleFunction<String> KILOBYTES = value -> "%.1f KB".formatted(value);

    private static final String PAGE = "benchmarks.md";

    private final Results results;
    private final Medians medians;
    private final StringBuilder page = new StringBuilder();

    private Report(Results results) {
        this.results = results;
        this.medians = new Medians(results.samples());
    }

    static Report of(Results results) {
        return new Report(results);
    }

    /**
     * Writes {@code benchmarks.md} and {@code images/bench/*.svg} into {@code docs}. A section about publishing over HTTP
     * that the page in {@code before} has, and this run does not, is kept.
     */
    void write(Path before, Path docs) throws IOException {
        var images = docs.resolve("images").resolve("bench");
        Files.createDirectories(images);
        for (var plot : new Plots(results, medians).all().entrySet()) {
            Files.writeString(
                    images.resolve(plot.getKey() + ".svg"), plot.getValue().svg());
        }
        String whole = markdown();
        var old = before.resolve(PAGE);
        if (ApiSection.of(results, medians).isEmpty() && Files.exists(old)) {
            whole = ApiSection.into(whole, ApiSection.from(Files.readString(old)));
        }
        Files.writeString(docs.resolve(PAGE), whole);
    }

    /** Writes the page of {@code before} into {@code docs}, with this run's section about publishing over HTTP. */
    void writeApi(Path before, Path docs) throws IOException {
        Files.createDirectories(docs);
        String old = Files.readString(before.resolve(PAGE));
        Files.writeString(docs.resolve(PAGE), ApiSection.into(old, ApiSection.of(results, medians)));
    }

    String markdown() {
        page.setLength(0);
        head();
        goals();
        peers();
        fanOut();
        latency();
        channels();
        connections();
        recovery();
        method();
        return ApiSection.into(page.toString().stripTrailing() + "\n", ApiSection.of(results, medians));
    }

    private void head() {
        add("# Benchmarks\n");
        add(
                "Written by `bin/bench`, which builds and starts Tidings and its peers on one machine, one after another, and");
        add(
                "drives each with the same generator. Run it on yours: absolute figures say more about the machine than about");
        add(
                "the servers, so compare ratios, and only those of one run. In every table **N ×** means that Tidings is N");
        add("times as good as that peer: more where more is better, less where less is. Figures in brackets are the");
        add("peer's own. Losses and dropped clients are written where they happened.\n");
        if (results.run().getOrDefault("mode", "").equals("quick")) {
            add("**This is a quick run: one short round of fewer points.**\n");
        }
    }

    private void goals() {
        add("## Goals\n");
        add("| what | goal | reached | met |");
        add("| --- | --- | --- | --- |");
        new Goals(results, medians).figures().forEach(figure -> add(figure.row()));
        add("");
    }

    private void peers() {
        add("## Peers\n");
        add("| peer | measured | started by |");
        add("| --- | --- | --- |");
        for (var entrant : results.entrants()) {
            String skipped = entrant.skipped();
            String measured = skipped.isEmpty()
                    ? entrant.version()
                    : entrant.version().isEmpty()
                            ? "**skipped**: " + skipped
                            : entrant.version() + "; **ended early**: " + skipped;
            String folder = "bench/peers/" + entrant.name();
            add("| %s | %s | [%s/run](../%s/run) |"
                    .formatted(entrant.title(), measured.replace("|", "\\|"), folder, folder));
        }
        add("");
        if (standsIn()) {
            add(
                    "Centrifugo itself could not be measured in this run, or not to the end. A server on `centrifuge`, the library");
            add("that it is made of, stands in for it, with Centrifugo's defaults as far as the library has them.\n");
        }
    }

    /** Whether the server on Centrifugo's library was started, and Centrifugo was not, or not to the end. */
    private boolean standsIn() {
        var entrants = results.entrants();
        return entrants.stream()
                        .anyMatch(entrant -> entrant.name().equals("centrifugo")
                                && !entrant.skipped().isEmpty())
                && entrants.stream()
                        .anyMatch(entrant -> entrant.name().equals("centrifuge")
                                && !entrant.version().isEmpty());
    }

    private void fanOut() {
        section(
                "Fan-out",
                "One publisher, everybody in one channel, 128-byte payloads, a fixed number of publications in flight;"
                        + " deliveries a second. A blank cell is a window that a peer was spared: it would have needed more"
                        + " than %d seconds to have so many publications delivered to everybody."
                                .formatted(FanOut.PATIENCE),
                List.of("fanout", "subscribers"),
                new Comparison("fanout", "deliveries_per_s", true, RATE));
        section(
                "Processor time of the server for one delivery",
                "The same runs, and the same blanks; all threads of the server together.",
                List.of(),
                new Comparison("fanout", "cpu_us_per_delivery", false, TIME));
        section(
                "Payload sizes",
                "100 subscribers, 4 in flight; megabytes a second that clients read.",
                List.of("sizes"),
                new Comparison("size", "megabytes_per_s", true, value -> Figure.number(value) + " MB/s"));
        section(
                "With history, recovery and presence",
                "1,000 subscribers; 1 is with a history of 100 publications for five minutes, recovery and presence, 0 is"
                        + " without. Both channels are open at once and take turns.",
                List.of(),
                new Comparison("kept", "deliveries_per_s", true, RATE));
    }

    private void latency() {
        section(
                "Latency at a fixed rate",
                "From sending to the last byte read, over all deliveries. All servers run, and the peers take turns, as often"
                        + " as `turns` says: they are closer to each other than this machine is to itself a quarter of an hour"
                        + " later. The largest audience has a lower rate: what is asked is how long one publication takes, and"
                        + " not how long it waits for those before it. Median:",
                List.of("latency"),
                new Comparison("rate", "p50_us", false, TIME));
        table("99 of 100:", new Comparison("rate", "p99_us", false, TIME));
        table("999 of 1,000:", new Comparison("rate", "p999_us", false, TIME));
    }

    private void channels() {
        section(
                "Many channels, many publishers",
                "Channels of 10 subscribers, one of whom publishes, one publication of each channel in flight; deliveries"
                        + " a second.",
                List.of(),
                new Comparison("channels", "deliveries_per_s", true, RATE));
        table(
                "One channel of 100 clients, all of whom publish, one publication of each in flight; deliveries a second:",
                new Comparison("crowd", "deliveries_per_s", true, RATE));
        table(
                "100 publishers, each the only subscriber of its own channel, 16 in flight each; publications a second:",
                new Comparison("inbound", "publications_per_s", true, RATE));
    }

    private void connections() {
        section(
                "Connections",
                "Bare WebSocket handshakes a second:",
                List.of(),
                new Comparison("handshakes", "handshakes_per_s", true, RATE));
        table(
                "An idle, subscribed connection: heap after a full collection, of servers in a JVM:",
                new Comparison("idle", "heap_kb", false, KILOBYTES));
        table("Growth of resident memory for each:", new Comparison("idle", "resident_kb", false, KILOBYTES));
        table(
                "Left alone: seconds of processor time a minute:",
                new Comparison("quiet", "cpu_s_per_minute", false, value -> Figure.number(value) + " s"));
        page.append(QuietTable.of(results, medians));
    }

    private void recovery() {
        section(
                "Recovery storm",
                "All clients lose their connection, 50 publications are made, all come back at once and recover, while two"
                        + " publications a second go on. Each must hear everything once. Clients back a second:",
                List.of(),
                new Comparison("storm", "back_per_s", true, RATE));
    }

    private void method() {
        add(ApiSection.NEXT);
        add("| | |");
        add("| --- | --- |");
        results.run().forEach((name, value) -> add("| %s | %s |".formatted(name, code(name, value))));
        results.machine().forEach((name, value) -> add("| %s | %s |".formatted(name, value)));
        add("");
        add(
                "Each point is measured in `rounds` rounds of `seconds` each after a warm-up, the points of one workload in");
        add(
                "turn; a figure is the median of its rounds. Publisher and subscribers are connections of one generator thread");
        add(
                "on the same machine; the publisher is one of the subscribers. Tidings runs on Payara Micro with the flags of");
        add(
                "[micro.args](../payara-config/micro.args) and the configuration [tidings.properties](../bench/tidings.properties):");
        add(
                "production mode, anonymous clients, no limits on one address or connection, messages of up to 1 MiB as at the");
        add("peers, everything else at its default. The naive endpoint runs on the same Payara with the same flags.");
        add(
                "[bench/README.md](../bench/README.md) describes workloads and generator, and how to check it against another.\n");
        generator();
    }

    /** Whether the generator was what was measured. */
    private void generator() {
        results.samples().stream()
                .filter(sample -> sample.values().containsKey("generator_busy"))
                .max(Comparator.comparingDouble(sample -> sample.values().get("generator_busy")))
                .ifPresent(sample ->
                        add(("The generator's thread was busiest in `%s` at %s: %.0f %% of one core, %s for a"
                                        + " delivery. Where it comes near 100 %%, the server could do more than is shown.\n")
                                .formatted(
                                        sample.workload(),
                                        sample.peer(),
                                        100 * sample.values().get("generator_busy"),
                                        Figure.time(sample.values().get("generator_us_per_delivery")))));
    }

    private static String code(String name, String value) {
        return name.equals("command") || name.equals("commit") ? "`" + value + "`" : value;
    }

    private void section(String title, String words, List<String> images, Comparison comparison) {
        String table = comparison.table(results.entrants(), medians);
        if (table.isEmpty()) {
            return;
        }
        add("## " + title + "\n");
        add(words + "\n");
        var drawn = new Plots(results, medians).all();
        String pictures = images.stream()
                .filter(drawn::containsKey)
                .map(image ->
                        "![%s](images/bench/%s.svg)".formatted(drawn.get(image).title(), image))
                .collect(Collectors.joining("\n\n"));
        if (!pictures.isEmpty()) {
            add(pictures + "\n");
        }
        page.append(table);
    }

    private void table(String words, Comparison comparison) {
        String table = comparison.table(results.entrants(), medians);
        if (!table.isEmpty()) {
            add(words + "\n");
            page.append(table);
        }
    }

    private void add(String line) {
        page.append(line).append('\n');
    }
}

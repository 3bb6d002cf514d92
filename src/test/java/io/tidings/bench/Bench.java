package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the peers, keeps what comes out and writes the report; {@code bin/bench} runs it from the checkout's root. */
public final class Bench {

    private static final Path PEERS = Path.of("bench", "peers");
    private static final Path TARGET = Path.of("target", "bench");
    private static final Path DOCS = Path.of("docs");

    private final Arguments arguments;
    private final LocalDateTime began = LocalDateTime.now(ZoneOffset.UTC);
    private final Path file;
    private final Tournament tournament;
    private final List<Sample> samples = new ArrayList<>();

    private int started;

    private Bench(Arguments arguments) {
        this.arguments = arguments;
        this.file =
                TARGET.resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(began) + ".json");
        this.tournament = new Tournament(arguments, Workload.ALL, TARGET, this::start, this::save);
    }

    public static void main(String[] words) throws IOException {
        try {
            var arguments = Arguments.of(List.of(words));
            var file = arguments.report() != null ? arguments.report() : new Bench(arguments).run();
            var docs = arguments.draft() ? TARGET.resolve("docs") : DOCS;
            var report = Report.of(Results.read(file));
            if (arguments.api()) {
                report.writeApi(DOCS, docs);
            } else {
                report.write(DOCS, docs);
            }
            say("Wrote %s from %s", docs.resolve("benchmarks.md"), file);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private Path run() {
        var peers = Peer.in(PEERS).stream().filter(arguments::wants).toList();
        if (peers.isEmpty()) {
            throw new IllegalArgumentException("there is no such peer in " + PEERS);
        }
        tournament.run(peers);
        return file;
    }

    private void save() {
        try {
            new Results(facts(), Machine.facts(), tournament.entrants(), samples).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its server, started and warm. */
    private Trial start(Peer peer, Path log) {
        int port = arguments.port() == 0 ? PeerServer.freePort() : arguments.port() + started++;
        var trial = new Trial(peer, arguments.plan(), PeerServer.start(peer, port, log), this::keep);
        try {
            trial.awaitReady();
            trial.warmUp();
            return trial;
        } catch (IllegalStateException | UncheckedIOException e) {
            trial.close();
            throw e;
        }
    }

    private void keep(Sample sample) {
        samples.add(sample);
        var brief = new StringBuilder();
        sample.values().forEach((name, value) -> {
            if (value != 0) {
                brief.append(String.format(Locale.ROOT, " %s=%.4g", name, value));
            }
        });
        say(
                "%-10s %-10s %s #%d%s%s",
                sample.peer(),
                sample.workload(),
                sample.point(),
                sample.round(),
                brief,
                sample.reasons().isEmpty() ? "" : " " + sample.reasons());
    }

    private Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("date", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(began) + " UTC");
        facts.put("mode", arguments.plan().mode());
        facts.put("rounds", Integer.toString(arguments.plan().rounds()));
        facts.put("turns", arguments.plan().turns());
        facts.put("seconds", Double.toString(arguments.plan().time().toMillis() / 1e3));
        facts.put("command", System.getProperty("bench.command", "bin/bench").strip());
        facts.put("commit", System.getProperty("bench.commit", "unknown"));
        return facts;
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

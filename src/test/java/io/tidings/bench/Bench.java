package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the peers one after another and writes the report; {@code bin/bench} runs it from the checkout's root. */
public final class Bench {

    private static final Path PEERS = Path.of("bench", "peers");
    private static final Path TARGET = Path.of("target", "bench");
    private static final Path DOCS = Path.of("docs");

    private final Arguments arguments;
    private final List<Results.Entrant> entrants = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    private Bench(Arguments arguments) {
        this.arguments = arguments;
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

    private Path run() throws IOException {
        Files.createDirectories(TARGET);
        var now = LocalDateTime.now(ZoneOffset.UTC);
        var file = TARGET.resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(now) + ".json");
        var peers = Peer.in(PEERS).stream().filter(arguments::wants).toList();
        if (peers.isEmpty()) {
            throw new IllegalArgumentException("there is no such peer in " + PEERS);
        }
        for (var peer : peers) {
            measure(peer);
            // after each, so that an interruption loses no more than one
            new Results(facts(now), Machine.facts(), entrants, samples).write(file);
        }
        return file;
    }

    private void measure(Peer peer) {
        say("%s: building", peer.name());
        var obstacle = peer.build(TARGET.resolve(peer.name() + "-build.log"));
        if (obstacle.isPresent()) {
            say("%s: skipped, %s", peer.name(), obstacle.get());
            entrants.add(new Results.Entrant(peer.name(), peer.title(), "", obstacle.get()));
            return;
        }
        String version = peer.version();
        say("%s: %s", peer.name(), version);
        String trouble = "";
        int port = arguments.port() == 0 ? PeerServer.freePort() : arguments.port() + entrants.size();
        try (var trial = new Trial(
                peer,
                arguments.plan(),
                PeerServer.start(peer, port, TARGET.resolve(peer.name() + ".log")),
                this::keep)) {
            trial.awaitReady();
            trial.warmUp();
            for (var workload : Workload.ALL) {
                if (arguments.wants(workload) && workload.suits(peer)) {
                    workload.run(trial);
                }
            }
        } catch (IllegalStateException | UncheckedIOException e) {
            trouble = String.valueOf(e.getMessage());
            say("%s: ended early, %s", peer.name(), trouble);
        }
        entrants.add(new Results.Entrant(peer.name(), peer.title(), version, trouble));
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

    private Map<String, String> facts(LocalDateTime now) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("date", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(now) + " UTC");
        facts.put("mode", arguments.plan().mode());
        facts.put("rounds", Integer.toString(arguments.plan().rounds()));
        facts.put("seconds", Double.toString(arguments.plan().time().toMillis() / 1e3));
        facts.put("command", System.getProperty("bench.command", "bin/bench"));
        facts.put("commit", System.getProperty("bench.commit", "unknown"));
        return facts;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

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

/**
 * Measures the peers, one after another or in turns, and writes the report; {@code bin/bench} runs it from the checkout's
 * root.
 */
public final class Bench {

    private static final Path PEERS = Path.of("bench", "peers");
    private static final Path TARGET = Path.of("target", "bench");
    private static final Path DOCS = Path.of("docs");

    private final Arguments arguments;
    private final LocalDateTime began = LocalDateTime.now(ZoneOffset.UTC);
    private final Path file;
    private final Map<String, Results.Entrant> entrants = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private int started;

    private Bench(Arguments arguments) {
        this.arguments = arguments;
        this.file =
                TARGET.resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(began) + ".json");
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
        var built = new ArrayList<Peer>();
        for (var peer : peers) {
            if (build(peer)) {
                built.add(peer);
                measure(peer);
            }
            save();
        }
        takeTurns(built);
        return file;
    }

    /** After each peer and each round, so that an interruption loses no more than one. */
    private void save() {
        try {
            new Results(facts(), Machine.facts(), List.copyOf(entrants.values()), samples).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <W extends Workload> List<W> wanted(Class<W> kind) {
        return Workload.ALL.stream()
                .filter(arguments::wants)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private boolean build(Peer peer) {
        say("%s: building", peer.name());
        var obstacle = peer.build(TARGET.resolve(peer.name() + "-build.log"));
        String version = obstacle.isPresent() ? "" : peer.version();
        say("%s: %s", peer.name(), obstacle.map(why -> "skipped, " + why).orElse(version));
        entrants.put(peer.name(), new Results.Entrant(peer.name(), peer.title(), version, obstacle.orElse("")));
        return obstacle.isEmpty();
    }

    /** What a peer does while it has the machine to itself. */
    private void measure(Peer peer) {
        var workloads =
                wanted(Alone.class).stream().filter(one -> one.suits(peer)).toList();
        if (workloads.isEmpty()) {
            return;
        }
        attempt(peer, () -> {
            try (var trial = start(peer, peer.name() + ".log")) {
                workloads.forEach(workload -> workload.run(trial));
            }
        });
    }

    /** What peers do in turns, while the servers of all of them run. */
    private void takeTurns(List<Peer> peers) {
        var workloads = wanted(InTurn.class);
        if (workloads.isEmpty()) {
            return;
        }
        var trials = new ArrayList<Trial>();
        try {
            for (var peer : peers) {
                attempt(peer, () -> trials.add(start(peer, peer.name() + "-turns.log")));
            }
            for (var workload : workloads) {
                for (int round = 1; round <= workload.turns(arguments.plan()); round++) {
                    takeTurns(workload, round, trials);
                    save();
                }
            }
        } finally {
            trials.forEach(Trial::close);
        }
    }

    /** One round; who did not get through has no part in the next. */
    private void takeTurns(InTurn workload, int round, List<Trial> trials) {
        for (var trial : List.copyOf(trials)) {
            if (workload.suits(trial.peer) && !attempt(trial.peer, () -> workload.turn(trial, round))) {
                trials.remove(trial);
                trial.close();
            }
        }
    }

    /** Its server, started and warm. */
    private Trial start(Peer peer, String log) {
        int port = arguments.port() == 0 ? PeerServer.freePort() : arguments.port() + started++;
        var trial = new Trial(peer, arguments.plan(), PeerServer.start(peer, port, TARGET.resolve(log)), this::keep);
        try {
            trial.awaitReady();
            trial.warmUp();
            return trial;
        } catch (IllegalStateException | UncheckedIOException e) {
            trial.close();
            throw e;
        }
    }

    /** Does it; says no, and in the report why, when the peer did not get through. */
    private boolean attempt(Peer peer, Runnable part) {
        try {
            part.run();
            return true;
        } catch (IllegalStateException | UncheckedIOException e) {
            String trouble = String.valueOf(e.getMessage());
            say("%s: ended early, %s", peer.name(), trouble);
            entrants.computeIfPresent(
                    peer.name(),
                    (name, entrant) -> new Results.Entrant(name, entrant.title(), entrant.version(), trouble));
            return false;
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
        facts.put("command", System.getProperty("bench.command", "bin/bench"));
        facts.put("commit", System.getProperty("bench.commit", "unknown"));
        return facts;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

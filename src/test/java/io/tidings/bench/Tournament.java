package io.tidings.bench;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Who takes part, and in what order: each peer is built and has the machine to itself, one after another, and then all
 * take turns. A peer that fails ends early, and the others go on. For one thread.
 */
final class Tournament {

    private final Arguments arguments;
    private final List<Workload> workloads;
    private final Path logs;
    private final BiFunction<Peer, Path, Trial> start;
    private final Runnable save;
    private final Map<String, Results.Entrant> entrants = new LinkedHashMap<>();

    /**
     * @param workloads in the order in which they run
     * @param logs the folder for the consoles of builds and servers
     * @param start starts a peer's server, with its console in this file
     * @param save called after each peer and each round, so that an interruption loses no more than one
     */
    Tournament(
            Arguments arguments,
            List<Workload> workloads,
            Path logs,
            BiFunction<Peer, Path, Trial> start,
            Runnable save) {
        this.arguments = arguments;
        this.workloads = workloads.stream().filter(arguments::wants).toList();
        this.logs = logs;
        this.start = start;
        this.save = save;
    }

    /** Every peer so far, measured or skipped. */
    List<Results.Entrant> entrants() {
        return List.copyOf(entrants.values());
    }

    void run(List<Peer> peers) {
        var built = new ArrayList<Peer>();
        for (var peer : peers) {
            if (enters(peer)) {
                built.add(peer);
                measure(peer);
            }
            save.run();
        }
        takeTurns(built);
    }

    private <W extends Workload> List<W> workloads(Class<W> kind) {
        return workloads.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Builds it, if it is needed; what keeps it away is in the report. */
    private boolean enters(Peer peer) {
        var obstacle = needless(peer).or(() -> {
            Bench.say("%s: building", peer.name());
            return peer.build(logs.resolve(peer.name() + "-build.log"));
        });
        String version = obstacle.isPresent() ? "" : peer.version();
        Bench.say("%s: %s", peer.name(), obstacle.map(why -> "skipped, " + why).orElse(version));
        entrants.put(peer.name(), new Results.Entrant(peer.name(), peer.title(), version, obstacle.orElse("")));
        return obstacle.isEmpty();
    }

    /** A stand-in is, unless somebody asked for it, when all is well with the one it stands for. */
    private Optional<String> needless(Peer peer) {
        return Optional.ofNullable(entrants.get(peer.standsInFor()))
                .filter(entrant -> entrant.skipped().isEmpty() && !arguments.names(peer))
                .map(entrant -> "not needed: " + entrant.title() + " itself is here");
    }

    /** What a peer does while it has the machine to itself. */
    private void measure(Peer peer) {
        var alone = workloads(Alone.class).stream()
                .filter(workload -> workload.suits(peer))
                .toList();
        if (alone.isEmpty()) {
            return;
        }
        attempt(peer, () -> {
            try (var trial = start.apply(peer, logs.resolve(peer.name() + ".log"))) {
                alone.forEach(workload -> workload.run(trial));
            }
        });
    }

    /** What peers do in turns, while the servers of all of them run. */
    private void takeTurns(List<Peer> peers) {
        var inTurn = workloads(InTurn.class);
        if (inTurn.isEmpty()) {
            return;
        }
        var trials = new ArrayList<Trial>();
        try {
            for (var peer : peers) {
                attempt(peer, () -> trials.add(start.apply(peer, logs.resolve(peer.name() + "-turns.log"))));
            }
            for (var workload : inTurn) {
                for (int turn = 1; turn <= workload.turns(arguments.plan()); turn++) {
                    takeTurns(workload, turn, trials);
                    save.run();
                }
            }
        } finally {
            trials.forEach(Trial::close);
        }
    }

    /** Everybody's; who did not get through has no part in the next. */
    private void takeTurns(InTurn workload, int turn, List<Trial> trials) {
        for (var trial : List.copyOf(trials)) {
            if (workload.suits(trial.peer) && !attempt(trial.peer, () -> workload.turn(trial, turn))) {
                trials.remove(trial);
                trial.close();
            }
        }
    }

    /** Does it; says no, and in the report why, when the peer did not get through. */
    private boolean attempt(Peer peer, Runnable part) {
        try {
            part.run();
            return true;
        } catch (IllegalStateException | UncheckedIOException e) {
            String trouble = String.valueOf(e.getMessage());
            Bench.say("%s: ended early, %s", peer.name(), trouble);
            entrants.computeIfPresent(
                    peer.name(),
                    (name, entrant) -> new Results.Entrant(name, entrant.title(), entrant.version(), trouble));
            return false;
        }
    }
}

package io.tidings.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bin/bench} was asked for.
 *
 * @param only names of workloads, all of them while it is empty
 * @param peers names of peers, all of them while it is empty
 * @param report the results to make a report of, without measuring; null to measure
 * @param port the first of the ports for servers, 0 for free ones
 * @param api whether publishing over HTTP is all that is asked for, with its section of the report
 * @param draft whether the report is to leave docs alone
 */
record Arguments(
        Plan plan,
        Set<String> only,
        Set<String> peers,
        @Nullable Path report,
        int port,
        boolean api,
        boolean draft) {

    /** @throws IllegalArgumentException in one line, for what is not known */
    static Arguments of(List<String> words) {
        var plan = Plan.full();
        Set<String> only = Set.of();
        Set<String> peers = Set.of();
        Path report = null;
        int port = 0;
        boolean api = false;
        boolean draft = false;
        var left = words.iterator();
        while (left.hasNext()) {
            String word = left.next();
            switch (word) {
                case "--quick" -> plan = Plan.quick();
                case "--only" -> only = names(word, value(word, left), workloads());
                case "--peers" -> peers = names(word, value(word, left), Set.of());
                case "--report" -> report = Path.of(value(word, left));
                case "--api" -> {
                    api = true;
                    only = Set.of(HttpPublish.NAME);
                }
                case "--port" -> port = Integer.parseInt(value(word, left));
                case "--draft" -> draft = true;
                default ->
                    throw new IllegalArgumentException(
                            "does not know " + word + "; bin/bench --help says what it knows.");
            }
        }
        return new Arguments(plan, only, peers, report, port, api, draft);
    }

    private static String value(String word, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value.");
        }
        return left.next();
    }

    private static Set<String> workloads() {
        return Workload.ALL.stream().map(Workload::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names in a list with commas; if {@code known} is not empty, of those. */
    private static Set<String> names(String word, String list, Set<String> known) {
        var names = new TreeSet<>(Set.of(list.split(",")));
        if (!known.isEmpty() && !known.containsAll(names)) {
            throw new IllegalArgumentException("%s %s: must be some of %s".formatted(word, list, known));
        }
        return names;
    }

    boolean wants(Workload workload) {
        return only.isEmpty() || only.contains(workload.name());
    }

    /** Whether it was chosen by its name, and not because all are. */
    boolean names(Peer peer) {
        return peers.contains(peer.name());
    }

    boolean wants(Peer peer) {
        return (peers.isEmpty() || names(peer)) && (!api || !peer.api().isEmpty());
    }
}

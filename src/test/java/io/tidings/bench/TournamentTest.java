package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentTest {

    private static final String BUILDS = "exit 0";

    /** Notes who had its part, and breaks at one peer. */
    private record Solo(List<String> log, String breaks) implements Alone {

        @Override
        public String name() {
            return "solo";
        }

        @Override
        public void run(Trial trial) {
            log.add(trial.peer.name() + " alone");
            if (trial.peer.name().equals(breaks)) {
                throw new IllegalStateException("broke alone");
            }
        }
    }

    /** Two turns; breaks in the first one of one peer. */
    private record Round(List<String> log, String breaks) implements InTurn {

        @Override
        public String name() {
            return "round";
        }

        @Override
        public int turns(Plan plan) {
            return 2;
        }

        @Override
        public void turn(Trial trial, int number) {
            log.add(trial.peer.name() + " turn " + number);
            if (trial.peer.name().equals(breaks)) {
                throw new UncheckedIOException(new IOException("broke in its turn"));
            }
        }
    }

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private int saved;
    private TinyServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new TinyServer(TinyServer.Fault.NONE);
    }

    @AfterEach
    void no_server_is_left_running() throws IOException {
        server.close();
        assertTrue(trials.stream().noneMatch(trial -> trial.server.isAlive()));
    }

    @Test
    void each_peer_has_the_machine_to_itself_and_then_all_take_turns() throws IOException {
        var entrants = run(List.of(), "", "", peer("first"), peer("second"));
        assertEquals(
                List.of(
                        "first alone",
                        "second alone",
                        "first turn 1",
                        "second turn 1",
                        "first turn 2",
                        "second turn 2"),
                log);
        assertEquals(
                List.of(
                        new Results.Entrant("first", "first", "first 1", ""),
                        new Results.Entrant("second", "second", "second 1", "")),
                entrants);
        assertEquals(2 + 2, saved, "after each peer, and after each turn of all");
    }

    @Test
    void a_peer_that_breaks_ends_early_with_the_reason_and_the_others_go_on() throws IOException {
        var entrants = run(List.of(), "first", "second", peer("first"), peer("second"), peer("third"));
        assertEquals(
                List.of(
                        "first alone",
                        "second alone",
                        "third alone",
                        "first turn 1",
                        "second turn 1",
                        "third turn 1",
                        "first turn 2",
                        "third turn 2"),
                log);
        assertEquals("broke alone", entrants.get(0).skipped());
        assertTrue(
                entrants.get(1).skipped().endsWith("broke in its turn"),
                entrants.get(1).skipped());
        assertEquals(new Results.Entrant("third", "third", "third 1", ""), entrants.get(2));
    }

    @Test
    void a_peer_that_cannot_be_built_or_does_not_start_is_left_out_with_the_reason() throws IOException {
        var entrants = run(
                List.of(),
                "",
                "",
                TinyPeer.in(folder, "broken", "", "echo no compiler; exit 1", TinyPeer.WAITS),
                TinyPeer.in(folder, "dead", "", BUILDS, "exit 3"),
                peer("good"));
        assertEquals(List.of("good alone", "good turn 1", "good turn 2"), log);
        assertEquals(new Results.Entrant("broken", "broken", "", "its build failed: no compiler"), entrants.get(0));
        assertTrue(
                entrants.get(1).skipped().startsWith("it ended with status 3"),
                entrants.get(1).skipped());
    }

    @Test
    void a_stand_in_is_left_out_where_the_one_it_stands_for_is_here() throws IOException {
        var entrants = run(List.of(), "", "", peer("real"), standIn("exit 1"));
        assertEquals(List.of("real alone", "real turn 1", "real turn 2"), log);
        assertEquals(new Results.Entrant("double", "double", "", "not needed: real itself is here"), entrants.get(1));
    }

    @Test
    void a_stand_in_that_somebody_asks_for_is_measured_all_the_same() throws IOException {
        run(List.of("--peers", "real,double"), "", "", peer("real"), standIn(BUILDS));
        assertEquals(List.of("real alone", "double alone"), log.subList(0, 2));
    }

    @Test
    void a_stand_in_stands_in_for_who_cannot_be_built_or_broke() throws IOException {
        run(List.of(), "", "", TinyPeer.in(folder, "real", "", "exit 1", TinyPeer.WAITS), standIn(BUILDS));
        assertEquals(List.of("double alone", "double turn 1", "double turn 2"), log);
        log.clear();
        run(List.of(), "real", "", peer("real"), standIn(BUILDS));
        assertEquals(List.of("real alone", "double alone"), log.subList(0, 2));
    }

    private List<Results.Entrant> run(List<String> words, String breaksAlone, String breaksInTurn, Peer... peers) {
        var tournament = new Tournament(
                Arguments.of(words),
                List.of(new Solo(log, breaksAlone), new Round(log, breaksInTurn)),
                folder,
                this::start,
                () -> saved++);
        tournament.run(List.of(peers));
        return tournament.entrants();
    }

    private Trial start(Peer peer, Path console) {
        int port = peer.name().equals("dead")
                ? PeerServer.freePort()
                : server.address().getPort();
        var trial = new Trial(peer, Plan.quick(), PeerServer.start(peer, port, console), sample -> {});
        trials.add(trial);
        return trial;
    }

    private Peer peer(String name) throws IOException {
        return TinyPeer.in(folder, name, "", BUILDS, TinyPeer.WAITS);
    }

    private Peer standIn(String build) throws IOException {
        return TinyPeer.in(folder, "double", "stands-in-for=real", build, TinyPeer.WAITS);
    }
}

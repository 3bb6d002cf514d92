package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedRatesTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Plan PLAN = new Plan(
            "test",
            1,
            Duration.ZERO,
            SHORT,
            SHORT,
            List.of(new Pace(2, List.of(50, 200), 1), new Pace(3, List.of(100), 2)),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            SHORT,
            0);

    @TempDir
    private Path folder;

    @Test
    void one_audience_has_all_its_turns_before_the_next() throws IOException {
        var peer = TinyPeer.in(folder, "tiny", "", "exit 0", TinyPeer.WAITS);
        var samples = new ArrayList<Sample>();
        try (var server = new TinyServer(TinyServer.Fault.NONE);
                var trial = new Trial(
                        peer,
                        PLAN,
                        PeerServer.start(peer, server.address().getPort(), folder.resolve("log")),
                        samples::add)) {
            var workload = new FixedRates();
            for (int turn = 1; turn <= workload.turns(PLAN); turn++) {
                workload.turn(trial, turn);
            }
        }
        assertEquals(
                List.of("2 at 50 #1", "2 at 200 #1", "3 at 100 #1", "3 at 100 #2"),
                samples.stream()
                        .map(sample -> "%d at %d #%d"
                                .formatted(
                                        sample.point().get("subscribers"),
                                        sample.point().get("rate"),
                                        sample.round()))
                        .toList());
        assertTrue(samples.stream().allMatch(sample -> sample.values().containsKey("p99_us")));
    }

    @Test
    void every_plan_has_the_point_of_the_goal() {
        for (var plan : List.of(Plan.full(), Plan.quick())) {
            assertTrue(
                    plan.paces().stream()
                            .anyMatch(pace -> Goals.STEADY.get("subscribers").equals(pace.subscribers())
                                    && pace.rates().contains(Goals.STEADY.get("rate"))),
                    plan.mode());
        }
    }

    @Test
    void how_often_peers_take_turns_is_said_for_each_audience() {
        assertEquals(
                "2 to 100, 5 to 1,000, 1 to 10,000 subscribers", Plan.full().turns());
    }
}

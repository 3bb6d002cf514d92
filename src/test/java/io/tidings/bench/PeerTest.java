package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {

    @TempDir
    private Path folder;

    @Test
    void every_peer_of_ours_follows_the_contract() {
        var peers = Peer.in(Path.of("bench", "peers"));
        assertEquals(
                List.of("tidings", "naive"),
                peers.stream().map(Peer::name).limit(2).toList());
        for (var peer : peers) {
            for (String command : List.of("build", "run", "version")) {
                assertTrue(Files.isExecutable(peer.folder().resolve(command)), peer.name() + " has no " + command);
            }
        }
    }

    @Test
    void a_stand_in_comes_after_who_it_stands_for() {
        var names = Peer.in(Path.of("bench", "peers")).stream().map(Peer::name).toList();
        for (var peer : Peer.in(Path.of("bench", "peers"))) {
            assertTrue(
                    peer.standsInFor().isEmpty()
                            || names.subList(0, names.indexOf(peer.name())).contains(peer.standsInFor()),
                    peer.name());
        }
    }

    @Test
    void a_missing_toolchain_is_the_reason_to_skip_a_peer() throws IOException {
        var peer = peer("needs=sh no-such-compiler", "exit 0");
        assertEquals(Optional.of("`no-such-compiler` is not installed"), peer.build(folder.resolve("log")));
    }

    @Test
    void a_build_that_fails_is_skipped_with_its_last_words() throws IOException {
        var peer = peer("needs=sh", "echo first; echo refused here; echo; exit 3");
        assertEquals(Optional.of("its build failed: refused here"), peer.build(folder.resolve("log")));
    }

    @Test
    void a_build_that_passes_is_no_reason() throws IOException {
        assertEquals(Optional.empty(), peer("dialect=socketio", "exit 0").build(folder.resolve("log")));
    }

    @Test
    void a_histogram_is_weighed_by_its_total() {
        assertEquals(
                2_048,
                PeerServer.total(" num  #instances  #bytes\n   1:  7  1024  [B (java.base@17)\nTotal    12    2048\n"));
    }

    private Peer peer(String properties, String build) throws IOException {
        return TinyPeer.in(folder, "tiny", properties, build, "exit 0");
    }
}

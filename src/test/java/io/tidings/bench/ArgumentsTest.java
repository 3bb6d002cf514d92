package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void everything_is_measured_unless_something_is_chosen() {
        var all = Arguments.of(List.of());
        assertTrue(Workload.ALL.stream().allMatch(all::wants));
        var some = Arguments.of(List.of("--quick", "--only", "storm,rate", "--peers", "gin"));
        assertEquals("quick", some.plan().mode());
        assertTrue(some.wants(new RecoveryStorm()));
        assertFalse(some.wants(new FanOut()));
        var gin = Peer.read(Path.of("bench", "peers", "gin"));
        assertTrue(some.wants(gin) && some.names(gin));
        assertTrue(all.wants(gin) && !all.names(gin));
    }

    @Test
    void publishing_over_http_is_measured_alone_at_those_who_can() {
        var api = Arguments.of(List.of("--api"));
        assertTrue(api.api() && api.wants(new HttpPublish()));
        assertFalse(api.wants(new FanOut()));
        var wanted =
                Peer.in(Path.of("bench", "peers")).stream().filter(api::wants).map(Peer::name);
        assertEquals(List.of("tidings", "centrifugo", "centrifuge"), wanted.toList());
    }

    @Test
    void what_is_not_known_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Arguments.of(List.of("--fast")));
        assertThrows(IllegalArgumentException.class, () -> Arguments.of(List.of("--only", "fanout,nothing")));
        assertThrows(IllegalArgumentException.class, () -> Arguments.of(List.of("--only")));
    }

    @Test
    void the_manual_lists_every_workload() throws IOException {
        String names = Workload.ALL.stream().map(Workload::name).collect(Collectors.joining(", "));
        assertTrue(Files.readString(Path.of("bin", "bench"))
                .replaceAll("\n# +", " ")
                .contains("these workloads: " + names + " "));
    }
}

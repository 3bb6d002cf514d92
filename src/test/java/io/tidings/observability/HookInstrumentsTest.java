package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.Distribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookInstrumentsTest {

    private final ObservedHub observed = new ObservedHub();

    @AfterEach
    void close() {
        observed.close();
    }

    @Test
    void each_hook_shows_its_calls_its_failures_and_its_time() {
        Distribution time = new Distribution();
        time.record(500_000_000L);
        time.record(1_500_000_000L);
        observed.hooksShow(new HookReading("rpc", 5, time.read(), Map.of("timeout", 3L)));
        assertEquals(List.of(new Sample.Value(List.of("rpc"), 5)), observed.samples("tidings_hook_calls_total"));
        assertEquals(
                List.of(new Sample.Value(List.of("rpc", "timeout"), 3)),
                observed.samples("tidings_hook_failures_total"));
        Sample.Summary summary =
                (Sample.Summary) observed.samples("tidings_hook_seconds").get(0);
        assertEquals(List.of("rpc"), summary.labels());
        assertEquals(2, summary.count());
        assertEquals(2.0, summary.sum());
    }
}

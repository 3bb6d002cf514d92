package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Distribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxInstrumentsTest {

    private final ObservedHub observed = new ObservedHub();

    @AfterEach
    void close() {
        observed.close();
    }

    @Test
    void without_an_outbox_nothing_is_shown_of_it() {
        for (Instrument instrument : OutboxInstruments.ALL) {
            assertEquals(List.of(), observed.samples(instrument.name()), instrument.name());
        }
    }

    @Test
    void an_outbox_shows_what_it_does() {
        Distribution age = new Distribution();
        age.record(2_000_000_000L);
        observed.outboxShows(new OutboxReading(7, 1, 2, age.read(), 3, 4, true, Map.of("full", 5L, "open", 6L)));
        assertEquals(MetricsSource.one(7), observed.samples("tidings_outbox_relayed_total"));
        assertEquals(MetricsSource.one(1), observed.samples("tidings_outbox_refused_total"));
        assertEquals(MetricsSource.one(2), observed.samples("tidings_outbox_failures_total"));
        assertEquals(MetricsSource.one(3), observed.samples("tidings_database_calls"));
        assertEquals(MetricsSource.one(4), observed.samples("tidings_database_calls_waiting"));
        assertEquals(MetricsSource.one(1), observed.samples("tidings_database_breaker_open"));
        assertEquals(
                List.of(new Sample.Value(List.of("full"), 5), new Sample.Value(List.of("open"), 6)),
                observed.samples("tidings_database_unavailable_total"));
        Sample.Summary delay = (Sample.Summary)
                observed.samples("tidings_outbox_delay_seconds").get(0);
        assertEquals(1, delay.count());
        assertEquals(2.0, delay.sum());
        assertTrue(delay.quantiles().get(0) >= 2.0 && delay.quantiles().get(0) < 2.2, delay::toString);
    }
}

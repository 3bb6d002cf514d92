package io.tidings.observability;

import static io.tidings.observability.Instrument.Kind.COUNTER;
import static io.tidings.observability.Instrument.Kind.GAUGE;
import static io.tidings.observability.Instrument.Kind.SUMMARY;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The metrics of the transactional outbox and of the database behind it; without samples where there is none. */
final class OutboxInstruments {

    static final List<Instrument> ALL = List.of(
            one(
                    COUNTER,
                    "tidings_outbox_relayed_total",
                    "Rows of the outbox that were published.",
                    OutboxReading::relayed),
            one(
                    COUNTER,
                    "tidings_outbox_refused_total",
                    "Rows of the outbox that cannot be published and were moved to `tidings_outbox_refused`.",
                    OutboxReading::refused),
            one(
                    COUNTER,
                    "tidings_outbox_failures_total",
                    "Attempts of the relay that ended early, for want of the database or the broker.",
                    OutboxReading::failures),
            new Instrument(
                    "tidings_outbox_delay_seconds",
                    SUMMARY,
                    "From the writing of a row to its publishing, the rest of its transaction included.",
                    List.of(),
                    source -> source.outbox()
                            .map(outbox -> List.of(source.seconds("tidings_outbox_delay_seconds", outbox.age())))
                            .orElse(List.of())),
            one(GAUGE, "tidings_database_calls", "Calls to the database that run now.", OutboxReading::running),
            one(
                    GAUGE,
                    "tidings_database_calls_waiting",
                    "Calls to the database that wait until one of those ends.",
                    OutboxReading::waiting),
            one(
                    GAUGE,
                    "tidings_database_breaker_open",
                    "1 while the database is left alone because it failed, else 0.",
                    outbox -> outbox.leftAlone() ? 1 : 0),
            new Instrument(
                    "tidings_database_unavailable_total",
                    COUNTER,
                    "Calls to the database that came to nothing.",
                    List.of("reason"),
                    read(outbox -> new TreeMap<>(outbox.unavailable())
                            .entrySet().stream()
                                    .<Sample>map(entry -> new Sample.Value(List.of(entry.getKey()), entry.getValue()))
                                    .toList())));

    private OutboxInstruments() {}

    private static Instrument one(
            Instrument.Kind kind, String name, String help, ToDoubleFunction<OutboxReading> number) {
        return new Instrument(
                name, kind, help, List.of(), read(outbox -> MetricsSource.one(number.applyAsDouble(outbox))));
    }

    private static Function<MetricsSource, List<Sample>> read(Function<OutboxReading, List<Sample>> samples) {
        return source -> source.outbox().map(samples).orElse(List.of());
    }
}

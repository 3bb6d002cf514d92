package io.tidings.observability;

import static io.tidings.observability.Instrument.Kind.COUNTER;
import static io.tidings.observability.Instrument.Kind.SUMMARY;

import java.util.List;
import java.util.stream.Stream;

/** The metrics of hooks: a sample for each, used or not. */
final class HookInstruments {

    private static final String TIME = "tidings_hook_seconds";

    static final List<Instrument> ALL = List.of(
            new Instrument(
                    "tidings_hook_calls_total",
                    COUNTER,
                    "Questions for a backend, also those that came to nothing.",
                    List.of("hook"),
                    source -> source.hooks().stream()
                            .<Sample>map(hook -> new Sample.Value(List.of(hook.hook()), hook.calls()))
                            .toList()),
            new Instrument(
                    "tidings_hook_failures_total",
                    COUNTER,
                    "Questions for a backend that came to nothing.",
                    List.of("hook", "reason"),
                    source -> source.hooks().stream()
                            .flatMap(HookInstruments::failures)
                            .toList()),
            new Instrument(
                    TIME,
                    SUMMARY,
                    "How long backends took, whether they answered or not.",
                    List.of("hook"),
                    source -> source.hooks().stream()
                            .map(hook -> source.seconds(TIME, List.of(hook.hook()), hook.time()))
                            .toList()));

    private HookInstruments() {}

    private static Stream<Sample> failures(HookReading hook) {
        return hook.failures().entrySet().stream()
                .map(entry -> new Sample.Value(List.of(hook.hook(), entry.getKey()), entry.getValue()));
    }
}

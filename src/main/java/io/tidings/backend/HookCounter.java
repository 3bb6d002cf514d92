package io.tidings.backend;

import io.tidings.hub.Distribution;
import io.tidings.hub.Quantiles;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the calls of one hook. Thread-safe. */
final class HookCounter {

    private final Hook hook;
    private final LongAdder calls = new LongAdder();
    private final Map<Failure, LongAdder> failures = new EnumMap<>(Failure.class);

    /** Guarded by itself. */
    private final Distribution time = new Distribution();

    HookCounter(Hook hook) {
        this.hook = hook;
        for (Failure why : Failure.values()) {
            failures.put(why, new LongAdder());
        }
    }

    void called() {
        calls.increment();
    }

    void failed(Failure why) {
        Objects.requireNonNull(failures.get(why)).increment();
    }

    void took(long nanos) {
        synchronized (time) {
            time.record(nanos);
        }
    }

    HookFigures read() {
        Quantiles taken = time.read();
        Map<String, Long> byReason = new LinkedHashMap<>();
        failures.forEach((why, times) -> byReason.put(why.label(), times.sum()));
        return new HookFigures(hook.label(), calls.sum(), taken, byReason);
    }
}

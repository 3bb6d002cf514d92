package io.tidings.observability;

import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what limits refuse. Thread-safe. */
public final class Refusals implements LimitListener {

    private final Map<Limit, LongAdder> numbers = Arrays.stream(Limit.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    limit -> new LongAdder(),
                    (one, other) -> one,
                    () -> new EnumMap<>(Limit.class)));

    @Override
    public void refused(Limit which) {
        LongAdder number = numbers.get(which);
        if (number != null) {
            number.increment();
        }
    }

    long of(Limit which) {
        LongAdder number = numbers.get(which);
        return number == null ? 0 : number.sum();
    }
}

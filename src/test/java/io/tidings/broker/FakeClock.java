package io.tidings.broker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Milliseconds that pass only when a test says so. Begins below zero, as a monotonic clock may. */
final class FakeClock implements LongSupplier {

    private final AtomicLong millis = new AtomicLong(-5_000);

    @Override
    public long getAsLong() {
        return millis.get();
    }

    void advance(Duration time) {
        millis.addAndGet(time.toMillis());
    }
}

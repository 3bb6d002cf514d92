package io.tidings.security;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it; it begins anywhere. */
final class FakeNanos implements LongSupplier {

    private long now = -5_000_000_000L;

    void advance(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}

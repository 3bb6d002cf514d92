package io.tidings.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What asks an application's beans: made when it is first asked, because the beans may inject a way to the hub, which is
 * built after it. Made once. Thread-safe.
 */
final class AtFirstUse<T> {

    private final Supplier<T> source;
    private volatile @Nullable T made;

    AtFirstUse(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T there = made;
        return there == null ? make() : there;
    }

    private synchronized T make() {
        T there = made;
        if (there == null) {
            there = source.get();
            made = there;
        }
        return there;
    }
}

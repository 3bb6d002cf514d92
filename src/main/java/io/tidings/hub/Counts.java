package io.tidings.hub;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A number for each key, for keys that are few: beyond {@value #MOST} all others share one. Thread-safe; many threads may
 * add at once without waiting for each other.
 */
public final class Counts<K> {

    /** Codes are chosen by applications too, so nothing else keeps them from being many. */
    static final int MOST = 250;

    private final ConcurrentHashMap<K, LongAdder> numbers = new ConcurrentHashMap<>();
    private final K others;

    /** {@code others} is the key that the rest is counted under. */
    Counts(K others) {
        this.others = others;
    }

    void add(K key) {
        add(key, 1);
    }

    void add(K key, long amount) {
        number(key).add(amount);
    }

    private LongAdder number(K key) {
        LongAdder known = numbers.get(key);
        if (known != null) {
            return known;
        }
        return numbers.computeIfAbsent(numbers.size() < MOST ? key : others, first -> new LongAdder());
    }

    /** The keys there are, also those that stand at 0. A live view. */
    public Set<K> keys() {
        return numbers.keySet();
    }

    /** How much was added for this key. */
    public long of(K key) {
        LongAdder number = numbers.get(key);
        return number == null ? 0 : number.sum();
    }
}

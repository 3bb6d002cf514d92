package io.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.Limit;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private final FakeClock clock = new FakeClock();
    private final List<Limit> refused = new ArrayList<>();
    private int made;

    private IdempotencyKeys atMost(int most) {
        return new IdempotencyKeys(clock, most, refused::add);
    }

    private long once(IdempotencyKeys keys, String key) {
        return keys.once("a", key, () -> new StreamPosition(++made, "e")).offset();
    }

    @Test
    void a_key_is_remembered_for_five_minutes_and_not_longer() {
        IdempotencyKeys keys = atMost(0);
        assertEquals(1, once(keys, "k"));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertEquals(1, once(keys, "k"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(2, once(keys, "k"));
        assertEquals(2, once(keys, "k"));
    }

    @Test
    void a_sweep_frees_the_memory_of_those_whose_time_has_come() {
        IdempotencyKeys keys = atMost(0);
        once(keys, "old");
        clock.advance(Duration.ofMinutes(3));
        once(keys, "young");
        clock.advance(Duration.ofMinutes(2));
        keys.sweep();
        assertEquals(1, keys.size());
        assertEquals(2, once(keys, "young"));
        assertEquals(List.of(), refused);
    }

    @Test
    void when_there_are_too_many_the_oldest_goes_and_that_is_counted() {
        IdempotencyKeys keys = atMost(2);
        once(keys, "one");
        once(keys, "two");
        once(keys, "three");
        assertEquals(2, keys.size());
        assertEquals(List.of(Limit.IDEMPOTENCY_KEYS), refused);
        assertEquals(3, once(keys, "three"));
        assertEquals(2, once(keys, "two"));
        assertEquals(4, once(keys, "one"));
    }

    @Test
    void an_expired_key_that_comes_again_does_not_push_out_a_live_one() {
        IdempotencyKeys keys = atMost(2);
        once(keys, "one");
        clock.advance(Duration.ofMinutes(4));
        once(keys, "two");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(3, once(keys, "one"));
        assertEquals(2, once(keys, "two"));
        assertEquals(List.of(), refused);
    }

    @Test
    void a_publication_that_failed_may_be_repeated() {
        IdempotencyKeys keys = atMost(0);
        assertThrows(
                IllegalStateException.class,
                () -> keys.once("a", "k", () -> {
                    throw new IllegalStateException("a bug, on purpose");
                }));
        assertEquals(1, once(keys, "k"));
    }
}

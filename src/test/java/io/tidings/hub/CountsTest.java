package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {

    private final Counts<Integer> counts = new Counts<>(-1);

    @Test
    void each_key_has_its_number() {
        counts.add(7);
        counts.add(7, 4);
        counts.add(8, 0);
        assertEquals(5, counts.of(7));
        assertEquals(0, counts.of(8));
        assertEquals(0, counts.of(9));
        assertEquals(java.util.Set.of(7, 8), counts.keys());
    }

    @Test
    void keys_beyond_the_most_there_may_be_share_one_and_nothing_is_lost() {
        for (int key = 0; key < 10 * Counts.MOST; key++) {
            counts.add(key);
        }
        assertEquals(Counts.MOST + 1, counts.keys().size());
        assertEquals(1, counts.of(Counts.MOST - 1));
        assertEquals(0, counts.of(Counts.MOST));
        assertEquals(9 * Counts.MOST, counts.of(-1));
    }
}

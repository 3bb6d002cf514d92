package io.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.HistoryQuery;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What queries give is in {@link HistoryContract}; here is how the window grows, shrinks and turns round. */
class PublicationWindowTest {

    private final PublicationWindow window = new PublicationWindow();

    @Test
    void a_new_window_is_empty_and_at_offset_0() {
        assertEquals(0, window.top());
        assertEquals(List.of(), offsets());
    }

    @Test
    void a_window_of_one_keeps_the_newest() {
        append(1);
        append(1);
        assertEquals(List.of(2L), offsets());
    }

    @Test
    void clearing_keeps_the_offset() {
        append(5);
        append(5);
        window.clear();
        assertEquals(List.of(), offsets());
        assertEquals(3, append(5).offset());
        assertEquals(List.of(3L), offsets());
    }

    @Test
    void a_huge_size_costs_nothing_until_it_is_used() {
        append(Integer.MAX_VALUE);
        append(Integer.MAX_VALUE);
        assertEquals(List.of(1L, 2L), offsets());
    }

    @Test
    void a_window_follows_every_change_of_its_size() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Long> expected = new ArrayList<>();
        for (long offset = 1; offset <= 5_000; offset++) {
            int size = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
            for (int i = random.nextInt(20); i >= 0; i--) {
                append(size);
                expected.add(window.top());
            }
            if (random.nextInt(10) == 0) {
                size = random.nextInt(size + 1);
                window.trim(size);
            }
            while (expected.size() > size) {
                expected.remove(0);
            }
            assertEquals(expected, offsets(), () -> "seed " + seed);
            assertEquals(expected.size(), window.count(), () -> "seed " + seed);
        }
    }

    private Publication append(int size) {
        return window.append(Publication.of(Payload.json("{}"), null), size);
    }

    private List<Long> offsets() {
        return window.read(new HistoryQuery(-1, -1, false)).stream()
                .map(Publication::offset)
                .toList();
    }
}

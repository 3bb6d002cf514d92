package io.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EpochsTest {

    private final Epochs epochs = new Epochs();

    @Test
    void an_epoch_is_eight_letters() {
        for (int i = 0; i < 1_000; i++) {
            String epoch = epochs.next();
            assertTrue(epoch.matches("[A-Za-z]{8}"), epoch);
        }
    }

    @Test
    void epochs_differ() throws Exception {
        Set<String> all = new HashSet<>();
        for (Set<String> own : Crowd.all(4, member -> () -> {
            Set<String> own = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                own.add(epochs.next());
            }
            return own;
        })) {
            all.addAll(own);
        }
        assertEquals(4_000, all.size());
    }

    @Test
    void another_start_gives_other_epochs() {
        assertNotEquals(epochs.next(), new Epochs().next());
    }
}

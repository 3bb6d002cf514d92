package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.PresenceStore;
import org.junit.jupiter.api.Test;

class MemoryPresenceTest extends PresenceContract {

    private final MemoryPresence presence = new MemoryPresence();

    @Override
    PresenceStore create() {
        return presence;
    }

    @Test
    void a_channel_that_nobody_is_in_takes_no_memory() throws Exception {
        await(presence.add("a", client("anna", "a1")));
        await(presence.add("b", client("anna", "a1")));
        assertEquals(2, presence.channels());
        await(presence.remove("a", client("anna", "a1")));
        assertEquals(1, presence.channels());
        await(presence.members("c"));
        await(presence.stats("c"));
        await(presence.remove("c", client("anna", "a1")));
        assertEquals(1, presence.channels());
    }
}

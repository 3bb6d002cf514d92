package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.PresenceStore;
import io.tidings.protocol.ClientInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void who_joins_while_the_last_one_leaves_is_not_lost() throws Exception {
        Crowd.all(2, member -> () -> {
            ClientInfo own = client("u", "c" + member);
            for (int i = 0; i < 50_000; i++) {
                await(presence.add("a", own));
                assertTrue(await(presence.members("a")).containsValue(own));
                await(presence.remove("a", own));
            }
            return null;
        });
        assertEquals(0, presence.channels());
    }

    @Test
    void members_can_be_read_while_clients_come_and_go() throws Exception {
        AtomicBoolean reading = new AtomicBoolean(true);
        List<Integer> most = Crowd.all(2, member -> () -> {
            int largest = 0;
            if (member == 0) {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        largest = Math.max(largest, await(presence.members("a")).size());
                    }
                } finally {
                    reading.set(false);
                }
            } else {
                for (int i = 0; reading.get(); i++) {
                    ClientInfo own = client("u", "c" + i % 40);
                    await(presence.remove("a", own));
                    await(presence.add("a", own));
                }
            }
            return largest;
        });
        assertTrue(most.get(0) <= 40);
    }
}

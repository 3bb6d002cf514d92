package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.PresenceStore;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Result.PresenceStats;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hub expects of every presence store. */
abstract class PresenceContract {

    private static final ClientInfo ANNA = client("anna", "a1");
    private static final ClientInfo ANNA_AGAIN = client("anna", "a2");
    private static final ClientInfo BEN = client("ben", "b1");

    private final String channel = "contract:" + UUID.randomUUID();
    private PresenceStore presence;

    abstract PresenceStore create();

    @BeforeEach
    void start() {
        presence = create();
    }

    @AfterEach
    void close() throws Exception {
        if (presence instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    void nobody_is_in_a_new_channel() throws Exception {
        assertEquals(Map.of(), members());
        assertEquals(new PresenceStats(0, 0), stats());
    }

    @Test
    void members_are_known_by_their_client_id() throws Exception {
        add(ANNA, ANNA_AGAIN, BEN);
        assertEquals(Map.of("a1", ANNA, "a2", ANNA_AGAIN, "b1", BEN), members());
    }

    @Test
    void a_member_is_kept_with_everything_it_had() throws Exception {
        ClientInfo full = new ClientInfo("anna", "a1", Payload.json("{\"z\": 1.0}"), Payload.json("\"\u00e9\""));
        add(full);
        assertEquals(Map.of("a1", full), members());
    }

    @Test
    void adding_again_replaces_what_was_known() throws Exception {
        ClientInfo renamed = new ClientInfo("anna", "a1", null, Payload.json("{\"role\":\"host\"}"));
        add(ANNA, renamed);
        assertEquals(Map.of("a1", renamed), members());
        assertEquals(new PresenceStats(1, 1), stats());
    }

    @Test
    void a_user_with_two_clients_counts_once() throws Exception {
        add(ANNA, ANNA_AGAIN, BEN);
        assertEquals(new PresenceStats(3, 2), stats());
    }

    @Test
    void all_anonymous_clients_count_as_one_user() throws Exception {
        add(client("", "x1"), client("", "x2"), BEN);
        assertEquals(new PresenceStats(3, 2), stats());
    }

    @Test
    void a_removed_client_is_gone_and_others_stay() throws Exception {
        add(ANNA, ANNA_AGAIN);
        await(presence.remove(channel, ANNA));
        assertEquals(Map.of("a2", ANNA_AGAIN), members());
        assertEquals(new PresenceStats(1, 1), stats());
    }

    @Test
    void removing_who_is_not_there_changes_nothing() throws Exception {
        await(presence.remove(channel, BEN));
        add(ANNA);
        await(presence.remove(channel, BEN));
        assertEquals(Map.of("a1", ANNA), members());
    }

    @Test
    void a_channel_can_empty_and_fill_again() throws Exception {
        add(ANNA);
        await(presence.remove(channel, ANNA));
        assertEquals(Map.of(), members());
        add(BEN);
        assertEquals(Map.of("b1", BEN), members());
    }

    @Test
    void channels_do_not_see_each_other() throws Exception {
        add(ANNA);
        assertEquals(Map.of(), await(presence.members(channel + "-other")));
        await(presence.remove(channel + "-other", ANNA));
        assertEquals(Map.of("a1", ANNA), members());
    }

    @Test
    void members_stay_as_they_were_read() throws Exception {
        add(ANNA);
        Map<String, ClientInfo> then = members();
        add(BEN);
        await(presence.remove(channel, ANNA));
        assertEquals(Map.of("a1", ANNA), then);
        assertThrows(UnsupportedOperationException.class, then::clear);
    }

    @Test
    void nobody_is_lost_while_the_channel_empties_and_fills_again_and_again() throws Exception {
        Crowd.all(4, member -> () -> {
            ClientInfo own = client("u" + member, "c" + member);
            for (int i = 0; i < 500; i++) {
                await(presence.add(channel, own));
                assertEquals(own, members().get(own.client()));
                await(presence.remove(channel, own));
                assertNull(members().get(own.client()));
            }
            return null;
        });
        assertEquals(Map.of(), members());
        assertEquals(new PresenceStats(0, 0), stats());
    }

    private void add(ClientInfo... clients) throws Exception {
        for (ClientInfo client : clients) {
            await(presence.add(channel, client));
        }
    }

    private Map<String, ClientInfo> members() throws Exception {
        return await(presence.members(channel));
    }

    private PresenceStats stats() throws Exception {
        return await(presence.stats(channel));
    }

    static ClientInfo client(String user, String id) {
        return new ClientInfo(user, id, null, null);
    }
}

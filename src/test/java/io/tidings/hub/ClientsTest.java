package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final String ANONYMOUS = "tidings.client.allow_anonymous_connect_without_token=true";

    @Test
    void clients_are_found_by_id_and_by_user() {
        try (HubFixture fixture = HubFixture.with(ANONYMOUS)) {
            Clients clients = fixture.hub().clients();
            Peer unknown = fixture.peer();
            assertEquals(1, clients.open());
            assertNull(clients.find(unknown.client().id()));
            Peer first = fixture.peer().connectsWith(fixture.token("anna"));
            Peer second = fixture.peer().connectsWith(fixture.token("anna"));
            Peer stranger = fixture.peer().connects();
            assertSame(first.client(), clients.find(first.client().id()));
            assertEquals(Set.of(first.client(), second.client()), Set.copyOf(clients.of("anna")));
            assertEquals(Set.of(stranger.client()), Set.copyOf(clients.of("")));
            assertEquals(4, clients.open());
            assertEquals(3, clients.connected());
            assertEquals(2, clients.users());
            first.vanishes();
            assertEquals(Set.of(second.client()), Set.copyOf(clients.of("anna")));
            assertNull(clients.find(first.client().id()));
            second.vanishes();
            assertEquals(Set.of(), Set.copyOf(clients.of("anna")));
            assertEquals(1, clients.users());
        }
    }

    @Test
    void a_client_that_ends_while_it_is_added_is_in_no_list() throws Exception {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            Clients clients = fixture.hub().clients();
            for (int i = 0; i < 300; i++) {
                Peer peer = fixture.peer();
                Thread end = new Thread(peer::vanishes);
                end.start();
                peer.client().credentials(new Credentials("user" + i, 0, null, java.util.Map.of()));
                clients.add(peer.client(), 0);
                end.join();
                assertEquals(0, clients.connected());
                assertEquals(0, clients.users());
            }
            assertEquals(0, clients.open());
        }
    }
}

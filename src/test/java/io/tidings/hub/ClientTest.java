package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String ECHO = "{\"id\":5,\"rpc\":{\"method\":\"echo\"}}";

    @Test
    void the_commands_of_a_frame_are_handled_in_order_up_to_a_malformed_one() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends(ECHO + "\n{\"id\":6,\"unsubscribe\":{\"channel\":\"a\"}}\nno json\n" + ECHO)
                    .receives("{\"id\":5,\"rpc\":{}}")
                    .receives("{\"id\":6,\"unsubscribe\":{}}")
                    .isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }

    @Test
    void a_connection_ends_once_and_takes_no_more_commands() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer peer = fixture.peer().connects();
            assertTrue(peer.client().connected());
            peer.client().disconnect(DisconnectCode.FORCE_RECONNECT);
            peer.client().disconnect(DisconnectCode.SHUTDOWN);
            peer.sends(ECHO).vanishes();
            peer.isClosedWith(DisconnectCode.FORCE_RECONNECT);
            ConnectingTest.settled(peer);
            assertFalse(peer.client().connected());
            assertTrue(peer.transport().items().isEmpty());
            assertEquals(1, peer.transport().closes());
            assertEquals(
                    List.of("connected", "disconnected 3011"),
                    fixture.listener().told());
        }
    }

    @Test
    void the_listener_hears_of_who_vanished() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer().connects().vanishes();
            fixture.peer().vanishes();
            assertEquals(
                    List.of("connected", "disconnected 3000"),
                    fixture.listener().told());
        }
    }
}

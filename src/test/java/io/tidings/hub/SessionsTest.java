package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final HubFixture hub = HubFixture.with("tidings.client.insecure=true");

    @AfterEach
    void stop() {
        hub.close();
    }

    private Delivery deliver(String session, String principal, String frame) {
        return hub.hub().sessions().deliver(session, principal, frame.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_reply_to_connect_names_session_and_node() {
        Peer anna = hub.emulated("s1", null);
        anna.sends("{\"id\":1,\"connect\":{}}");

        String reply = anna.next();

        assertTrue(reply.contains("\"session\":\"s1\",\"node\":\"test\""), reply);
    }

    @Test
    void commands_of_a_session_are_answered_on_its_stream() {
        Peer anna = hub.emulated("s1", null);
        anna.connects();

        assertEquals(Delivery.ACCEPTED, deliver("s1", null, "{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}"));

        assertEquals("{\"id\":2,\"subscribe\":{}}", anna.next());
    }

    @Test
    void what_comes_in_requests_of_its_own_is_counted_for_the_transport_of_the_stream() {
        Peer anna = hub.emulated("s1", null);
        anna.connects();
        String transport = anna.client().handshake().transport();
        long before = hub.hub().metrics().receivedBytes().of(transport);

        deliver("s1", null, "{\"id\":2,\"rpc\":{}}");

        assertEquals(17, hub.hub().metrics().receivedBytes().of(transport) - before);
    }

    @Test
    void nobody_else_has_a_session() {
        hub.peer().connects();

        assertEquals(0, hub.hub().sessions().size());
        assertEquals(Delivery.NO_SUCH_SESSION, deliver("", null, "{}"));
    }

    @Test
    void a_session_ends_with_its_stream() {
        Peer anna = hub.emulated("s1", null);
        anna.connects();
        assertEquals(1, hub.hub().sessions().size());

        anna.client().closed();

        assertEquals(Delivery.NO_SUCH_SESSION, deliver("s1", null, "{\"id\":2,\"rpc\":{}}"));
        assertEquals(0, hub.hub().sessions().size());
    }

    @Test
    void a_session_of_somebody_the_container_knows_belongs_to_them() {
        hub.emulated("s1", "anna").connects();

        assertEquals(Delivery.OTHER_USER, deliver("s1", "ben", "{\"id\":2,\"rpc\":{}}"));
        assertEquals(Delivery.OTHER_USER, deliver("s1", null, "{\"id\":2,\"rpc\":{}}"));
        assertEquals(Delivery.ACCEPTED, deliver("s1", "anna", "{\"id\":2,\"rpc\":{}}"));
    }

    @Test
    void a_request_that_comes_twice_is_handled_once() {
        Peer anna = hub.emulated("s1", null);
        anna.connects();
        String both =
                "{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}\n{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":1}}";

        assertEquals(Delivery.ACCEPTED, deliver("s1", null, both));
        assertEquals(Delivery.REPEATED, deliver("s1", null, both));
        assertEquals(Delivery.ACCEPTED, deliver("s1", null, both + "\n{\"id\":4,\"unsubscribe\":{\"channel\":\"a\"}}"));

        assertEquals("{\"id\":2,\"subscribe\":{}}", anna.next());
        String pushed = anna.next();
        String published = anna.next();
        assertTrue((pushed + published).contains("{\"id\":3,\"publish\":{}}"), pushed + published);
        assertTrue((pushed + published).contains("\"pub\""), pushed + published);
        assertEquals("{\"id\":4,\"unsubscribe\":{}}", anna.next());
    }

    @Test
    void what_is_malformed_ends_the_session() {
        Peer anna = hub.emulated("s1", null);
        anna.connects();

        assertEquals(Delivery.ACCEPTED, deliver("s1", null, "nonsense"));

        anna.isClosedWith(DisconnectCode.BAD_REQUEST);
    }

    @Test
    void no_two_sessions_are_alike_and_none_is_short() {
        assertNotEquals(Sessions.secret(), Sessions.secret());
        assertEquals(32, Sessions.secret().length());
    }
}

package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.tidings.codec.Format;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSocketTransportTest {

    /** To the worker an exception is a bug, with a stack trace in the log. */
    @Test
    void a_ping_to_a_peer_that_is_gone_is_no_bug_however_the_container_says_so() {
        for (Exception how : List.of(
                new IOException("broken pipe"),
                new IllegalStateException("the session is closed"),
                new RuntimeException("the socket is not connected"))) {
            Session session = FakeSession.gone(how);
            var transport = new WebSocketTransport(session, Format.JSON, new PortableSender(), Runnable::run);
            assertDoesNotThrow(transport::ping, how.getMessage());
        }
    }
}

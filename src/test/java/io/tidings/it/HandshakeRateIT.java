package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Limit;
import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that takes one handshake a second: a server of its own, because nobody else could do anything on it. */
class HandshakeRateIT extends ServerStories<MicroServer> {

    /** More than enough to be too fast, on the slowest machine. */
    private static final int MOST = 100;

    @Override
    MicroServer start() {
        return MicroServer.start(Map.of("tidings.limit.connection_rate", "1"));
    }

    private double refusals() {
        return new MetricsPage(base().resolve(MetricsStory.PAGE)).refusals(Limit.NODE_HANDSHAKES);
    }

    private Head handshake() {
        try (RawConnection connection = RawConnection.to(base())) {
            return connection.upgrade(base(), HandshakeStory.ENDPOINT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_comes_while_too_many_do_is_told_when_to_come_again_and_then_comes_in() {
        double before = refusals();
        Head head = handshake();
        for (int i = 0; i < MOST && head.status() == 101; i++) {
            head = handshake();
        }
        assertEquals(503, head.status());
        assertEquals("1", head.header("Retry-After"));
        assertEquals("application/problem+json", head.header("Content-Type"));
        assertEquals(before + 1, refusals());
        Await.until(
                "there is time for one more",
                JsonClient.PATIENCE,
                () -> handshake().status() == 101);
    }

    @Test
    void a_stream_counts_as_a_socket_does() {
        double before = refusals();
        int status = 200;
        for (int i = 0; i < MOST && status == 200; i++) {
            // the answer has no end where it is let in, so only its head is waited for
            status = stream();
        }
        assertEquals(503, status);
        assertTrue(refusals() > before);
    }

    private int stream() {
        try (RawConnection connection = RawConnection.to(base())) {
            connection.sendHead("GET /connection/uni_sse HTTP/1.1", "Host: " + base().getAuthority());
            return connection.readHead().status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

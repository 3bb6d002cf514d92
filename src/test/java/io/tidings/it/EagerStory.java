package io.tidings.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handshakes as no SDK does them, but whoever means harm: the next one is answered all the same. */
interface EagerStory extends Story {

    /** More than the threads that Payara has for requests: Tyrus would keep one for ever for each such client. */
    int CLIENTS = 220;

    @Test
    default void who_speaks_before_the_answer_keeps_no_thread() throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            try (var client = RawConnection.to(base())) {
                client.atOnce(() -> {
                    client.ask(base(), HandshakeStory.ENDPOINT);
                    client.sendText("{\"id\":1,\"connect\":{}}");
                });
                assertEquals(101, client.readHead().status());
            }
        }
        somebodyElseConnects();
    }

    @Test
    default void heads_that_never_end_keep_nobody_out() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                var client = RawConnection.to(base());
                slow.add(client);
                client.send("GET /connection/websocket HTTP/1.1\r\nHost: a\r\nX-".getBytes(US_ASCII));
            }
            for (RawConnection each : slow) {
                each.send(new byte[] {'a'});
            }
            somebodyElseConnects();
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }

    private void somebodyElseConnects() {
        try (var patient = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            patient.connect("");
        }
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Clients that speak before their handshake is answered, which no SDK does, and whoever means harm. */
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
        try (var patient = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            patient.connect("");
        }
    }
}

package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.protocol.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientMessageTest {

    private static final Caller ANNA = new Caller("anna", "c1");

    @Test
    void it_tells_who_sent_what() {
        ClientMessage message = new ClientMessage(ANNA, Payload.json("{\"a\":\"b\"}"));
        assertEquals(ANNA, message.sender());
        assertEquals("{\"a\":\"b\"}", message.json());
        assertEquals(Map.of("a", "b"), message.data(Map.class));
        assertEquals("", new ClientMessage(ANNA, null).json());
    }

    @Test
    void data_that_does_not_fit_is_the_senders_mistake() {
        ClientMessage message = new ClientMessage(ANNA, Payload.json("\"x\""));
        assertThrows(ClientData.BadData.class, () -> message.data(Map.class));
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Who says something and ends the connection without a close frame. Not told on WildFly: Undertow may tell of the end
 * before it has handed on what came before it.
 */
interface LastWordsStory extends Story {

    int LAST_WORDS = 20;

    @Test
    default void what_was_said_before_the_end_was_heard() throws IOException {
        String channel = "chat:" + UUID.randomUUID();
        try (var reader = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("reader"))) {
            reader.subscribe(channel);
            for (int i = 0; i < LAST_WORDS; i++) {
                var client = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT);
                client.sendText("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("leaver") + "\"}}\n"
                        + "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
                String told = client.readFrame().text();
                if (!told.contains("\"id\":2")) {
                    told = client.readFrame().text();
                }
                assertTrue(told.contains("\"id\":2"), told);
                client.sendText("{\"id\":3,\"publish\":{\"channel\":\"" + channel + "\",\"data\":\"word " + i + "\"}}");
                client.endOutput();
                reader.push("\"word " + i + "\"");
                client.close();
            }
        }
    }
}

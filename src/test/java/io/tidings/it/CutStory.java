package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that end when nobody expects it: long before the deadlines that find such ones out, the server knows. */
interface CutStory extends Story {

    int HANDSHAKES = 100;
    int LAST_WORDS = 20;

    @ParameterizedTest
    @EnumSource
    default void a_connection_that_ends_while_it_is_opened_is_counted_no_more(VanishingStory.Departure departure)
            throws IOException {
        double before = open();
        for (int i = 0; i < HANDSHAKES; i++) {
            var client = RawConnection.to(base());
            client.ask(base(), HandshakeStory.ENDPOINT);
            departure.comes(client);
        }
        Await.until("none is counted", JsonClient.PATIENCE, () -> open() <= before);
    }

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

    /** WebSocket connections that the server thinks are open. */
    private double open() {
        return Http.send("GET", base().resolve(MetricsStory.PAGE), "")
                .body()
                .lines()
                .filter(line -> line.startsWith("tidings_connections{") && line.contains("websocket"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

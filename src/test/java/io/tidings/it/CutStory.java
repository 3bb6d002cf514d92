package io.tidings.it;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that end when nobody expects it: long before the deadlines that find such ones out, the server knows. */
interface CutStory extends Story {

    int HANDSHAKES = 100;

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

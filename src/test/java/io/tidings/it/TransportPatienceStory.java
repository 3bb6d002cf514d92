package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pings, whatever carries them, on a server of little patience: {@link PatienceStory#CONFIGURATION}. */
interface TransportPatienceStory extends Story {

    int MESSAGES = 450;
    int SIZE = 40_000;

    @ParameterizedTest
    @EnumSource
    default void who_answers_pings_stays_whatever_carries_them(Way way) {
        try (var client = way.connected(base(), Tokens.of("anna"))) {
            client.awaitPings(3);
            assertTrue(client.ask("\"rpc\":{\"method\":\"echo\",\"data\":1}").endsWith("{\"data\":1}}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void who_does_not_answer_is_disconnected_whatever_carries_the_ping(Way way) {
        try (var client = way.connected(base(), Tokens.of("anna"))) {
            client.mute();
            assertEquals(new End(3012, "no pong"), client.end());
        }
    }

    /** Its session and its presence end when it is given up, not only when the connection is. */
    @Test
    default void who_never_reads_again_is_cut_off() {
        String channel = "asking:" + UUID.randomUUID();
        try (var stalled = StreamClient.httpStream(base(), Way.connect(Tokens.of("stalled")));
                var writer = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("writer"))) {
            stalled.ask("\"subscribe\":{\"channel\":\"" + channel + "\"}");
            stalled.down().stopReading();
            IntStream.range(0, MESSAGES).forEach(i -> writer.publish(channel, "\"" + i + "x".repeat(SIZE) + "\""));
            Await.until(
                    "the session is gone",
                    JsonClient.PATIENCE,
                    () -> stalled.post("{\"id\":9,\"rpc\":{\"method\":\"time\"}}") != 204);
        }
    }
}

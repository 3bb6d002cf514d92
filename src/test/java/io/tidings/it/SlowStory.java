package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client that does not read hurts nobody but itself. */
interface SlowStory extends Story {

    /** Together more than the kernel takes for a connection on both of its ends, and what the server lets wait. */
    int MESSAGES = 450;

    int SIZE = 40_000;

    @Test
    default void who_does_not_read_is_cut_off_and_nobody_else_notices() throws IOException {
        String channel = "asking:" + UUID.randomUUID();
        int before = log().size();
        try (var stalled = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT);
                var reader = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("reader"));
                var writer = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("writer"))) {
            stalled.sendText("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("stalled") + "\"}}\n"
                    + "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
            reader.subscribe(channel);
            String presence = "\"presence\":{\"channel\":\"" + channel + "\"}";
            Await.until("both are there", JsonClient.PATIENCE, () -> {
                String there = writer.ask(presence);
                return there.contains("stalled") && there.contains("reader");
            });
            for (int i = 0; i < MESSAGES; i++) {
                writer.publish(channel, "\"" + i + "x".repeat(SIZE) + "\"");
                reader.push("\"data\":\"" + i + "x");
            }
            Await.until(
                    "the stalled client is gone",
                    JsonClient.PATIENCE,
                    () -> !writer.ask(presence).contains("stalled"));
            Await.until("its connection is gone", JsonClient.PATIENCE, () -> hasEnded(stalled));
        }
        assertTrue(
                log().linesSince(before).stream().noneMatch(line -> line.startsWith("\tat ")),
                () -> String.join("\n", log().linesSince(before)));
    }

    /** Reads one frame of what is left. */
    private static boolean hasEnded(RawConnection connection) {
        try {
            connection.readFrame();
            return false;
        } catch (IOException ended) {
            return true;
        }
    }
}

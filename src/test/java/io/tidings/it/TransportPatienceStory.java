package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pings, whatever carries them, on a server of little patience: {@link PatienceStory#CONFIGURATION}. */
interface TransportPatienceStory extends Story {

    @Test
    default void who_answers_pings_stays_whatever_carries_them() {
        withEach(client -> {}, client -> {
            // the second comes after the time for an answer to the first
            client.awaitPings(2);
            assertTrue(client.ask("\"rpc\":{\"method\":\"echo\",\"data\":1}").endsWith("{\"data\":1}}"));
        });
    }

    @Test
    default void who_does_not_answer_is_disconnected_whatever_carries_the_ping() {
        withEach(Talker::mute, client -> assertEquals(new End(3012, "no pong"), client.end()));
    }

    /** With a client of each way, all of them at the same time: what they do most is wait. */
    private void withEach(Consumer<Talker> atFirst, Consumer<Talker> then) {
        Map<Way, Talker> clients = new EnumMap<>(Way.class);
        try {
            for (Way way : Way.values()) {
                Talker client = way.connected(base(), Tokens.of("anna"));
                clients.put(way, client);
                atFirst.accept(client);
            }
            assertAll(clients.entrySet().stream()
                    .map(each -> () -> assertDoesNotThrow(
                            () -> then.accept(each.getValue()), each.getKey().name())));
        } finally {
            clients.values().forEach(Talker::close);
        }
    }
}

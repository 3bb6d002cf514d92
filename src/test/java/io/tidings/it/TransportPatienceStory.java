package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pings, whatever carries them, on a server of little patience: {@link PatienceStory#CONFIGURATION}. */
interface TransportPatienceStory extends Story {

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
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stories whose frames go the portable way, as in a container of which we know nothing. */
@ToldOn(TestedServer.PAYARA_MICRO)
class PortableSenderIT implements FrameSenderContract, CommandStory, RecoveryStory, SeedStory {

    private static MicroServer server;

    @BeforeAll
    static void start() {
        server = MicroServer.start(Map.of("tidings.websocket.frame_sender", "portable"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public ServerLog log() {
        return server.log();
    }

    @Test
    void the_log_says_which_way_frames_go() {
        JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna")).close();
        assertTrue(server.log().linesSince(0).stream().anyMatch(line -> line.endsWith("frames go the portable way")));
    }
}

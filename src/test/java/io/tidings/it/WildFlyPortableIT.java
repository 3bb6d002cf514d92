package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The portable way of sending frames on WildFly, as in a version of which we know nothing. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyPortableIT implements FrameSenderContract {

    private static WildFlyServer server;

    @BeforeAll
    static void start() {
        server = WildFlyServer.start(Map.of("tidings.websocket.frame_sender", "portable"));
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
        assertTrue(server.log().linesSince(0).stream().anyMatch(line -> line.endsWith("frames go the portable way")));
    }
}

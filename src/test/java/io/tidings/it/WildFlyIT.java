package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same WAR on WildFly. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyIT implements EveryStory, NeighbourStory {

    private static WildFlyServer server;

    @BeforeAll
    static void start() {
        server = WildFlyServer.startWith(List.of(PortalWar.neighbour()));
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

    /** What is particular to this server: raw frames, past what Undertow does for each message. */
    @Test
    void frames_go_the_fast_way() {
        assertTrue(server.log().linesSince(0).stream().anyMatch(line -> line.endsWith("frames go the undertow way")));
        assertTrue(server.log().linesSince(0).stream().noneMatch(line -> line.contains("not as we know it")));
    }
}

package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same WAR on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerIT implements EveryStory, NeighbourStory {

    private static PayaraServer server;

    @BeforeAll
    static void start() {
        server = PayaraServer.start(Map.of(), List.of(PortalWar.neighbour()));
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

    /** With MicroProfile Metrics. */
    @Override
    public List<String> pages() {
        return List.of(PAGE, "metrics");
    }

    /** What is particular to this server: Tyrus behind the walls of OSGi. */
    @Test
    void frames_go_the_fast_way() {
        JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna")).close();
        assertTrue(server.log().linesSince(0).stream().anyMatch(line -> line.endsWith("frames go the tyrus way")));
        assertTrue(server.log().linesSince(0).stream().noneMatch(line -> line.contains("not as we know it")));
    }
}

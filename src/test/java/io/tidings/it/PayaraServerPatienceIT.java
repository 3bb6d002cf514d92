package io.tidings.it;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What happens to clients that say nothing, on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerPatienceIT implements PatienceStory, TransportPatienceStory, VanishingStory {

    private static PayaraServer server;

    @BeforeAll
    static void start() {
        server = PayaraServer.start(CONFIGURATION, List.of());
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
}

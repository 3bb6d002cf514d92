package io.tidings.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A portal's WAR that embeds Tidings and has beans of its own, on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerEmbeddedIT implements PortalStory {

    private static PayaraServer server;

    @BeforeAll
    static void start() {
        server = PayaraServer.startWith(PortalWar.embeddingFile());
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

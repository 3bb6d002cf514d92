package io.tidings.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same on WildFly, with the database that it brings along. */
@ToldOn(TestedServer.WILDFLY)
class OutboxWildFlyIT implements OutboxStory {

    private static WildFlyServer server;

    @BeforeAll
    static void start() {
        server = WildFlyServer.startShop();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
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
    void it_says_where_it_relays_from() {
        Await.until("it relays", PATIENCE, () -> log().has("the outbox is relayed from H2"));
    }
}

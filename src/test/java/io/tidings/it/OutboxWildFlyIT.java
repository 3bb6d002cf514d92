package io.tidings.it;

import org.junit.jupiter.api.Test;

/** The same on WildFly, with the database that it brings along. */
@ToldOn(TestedServer.WILDFLY)
class OutboxWildFlyIT extends ServerStories<WildFlyServer> implements OutboxStory {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startShop();
    }

    @Test
    void it_says_where_it_relays_from() {
        Await.until("it relays", PATIENCE, () -> log().has("the outbox is relayed from H2"));
    }
}

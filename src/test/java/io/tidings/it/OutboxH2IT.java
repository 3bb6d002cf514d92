package io.tidings.it;

import org.junit.jupiter.api.Test;

/** The same on the database that Payara brings along, without PostgreSQL's driver anywhere. */
@ToldOn(TestedServer.PAYARA_MICRO)
class OutboxH2IT extends ServerStories<ShopServer> implements OutboxStory {

    @Override
    ShopServer start() {
        return ShopServer.onDefaultDatabase();
    }

    @Test
    void it_says_where_it_relays_from() {
        Await.until("it relays", PATIENCE, () -> log().has("the outbox is relayed from H2"));
    }
}

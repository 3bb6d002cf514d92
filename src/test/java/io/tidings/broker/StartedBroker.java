package io.tidings.broker;

import io.tidings.hub.Broker;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A broker for each test, and a channel that no other test uses, so that a store may be shared. */
abstract class StartedBroker<B extends Broker> {

    final String channel = "contract:" + UUID.randomUUID();
    final Deliveries deliveries = new Deliveries();
    B broker;

    /** A broker that is not started yet. */
    abstract B create();

    @BeforeEach
    void start() {
        broker = create();
        broker.start(deliveries);
    }

    @AfterEach
    void close() throws Exception {
        if (broker instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}

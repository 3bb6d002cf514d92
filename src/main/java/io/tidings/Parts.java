package io.tidings;

import io.tidings.backend.HttpBackend;
import io.tidings.broker.MemoryBroker;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Hub;
import io.tidings.observability.MetricsSource;
import io.tidings.security.EntranceListener;
import io.tidings.security.FailedAuthentications;
import io.tidings.security.Logins;
import io.tidings.security.Oidc;
import io.tidings.security.Tickets;

/** What there is one of on this node. */
record Parts(
        TidingsConfig config,
        MemoryBroker broker,
        Hub hub,
        HttpBackend backend,
        FailedAuthentications failures,
        OutboxParts outbox,
        Tickets tickets,
        Logins logins,
        Oidc oidc,
        EntranceListener audit,
        MetricsSource metrics)
        implements AutoCloseable {

    /** In this order, so that nothing is asked of what is gone. */
    @Override
    public void close() {
        oidc.close();
        outbox.close();
        hub.close();
        backend.close();
        broker.close();
    }
}

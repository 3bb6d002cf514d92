package io.tidings.api;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.HistoryPage;
import io.tidings.hub.HistoryQuery;
import io.tidings.hub.Hub;
import io.tidings.hub.HubListener;
import io.tidings.hub.LimitListener;
import io.tidings.hub.NoCalls;
import io.tidings.hub.Ports;
import io.tidings.hub.Retention;
import io.tidings.protocol.Publication;
import io.tidings.security.TokenAuthorizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A hub without clients, whose channels in {@code kept:} keep what is published. */
final class PublishingHub implements AutoCloseable {

    private static final Retention KEPT = new Retention(100, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final MemoryBroker broker = new MemoryBroker(scheduler);
    private final Hub hub;

    PublishingHub() {
        TidingsConfig config = TestConfig.with(
                "tidings.shutdown.rate=100000",
                "tidings.fan_out.workers=1",
                "tidings.channel.namespaces=kept",
                "tidings.channel.namespaces.kept.history_size=100",
                "tidings.channel.namespaces.kept.history_ttl=1m");
        Ports ports = new Ports(
                broker,
                broker,
                new MemoryPresence(),
                new TokenAuthorizer(config.client(), Clock.systemUTC()),
                new NoCalls(),
                HubListener.NONE,
                LimitListener.NONE);
        hub = new Hub(config, ports, "test", Thread::new);
    }

    Hub hub() {
        return hub;
    }

    /** What the channel has kept. */
    List<Publication> kept(String channel) {
        return broker.read(channel, new HistoryQuery(-1, -1, false), KEPT)
                .thenApply(HistoryPage::publications)
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        hub.close();
        broker.close();
        scheduler.shutdownNow();
    }
}

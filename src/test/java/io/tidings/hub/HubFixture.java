package io.tidings.hub;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.security.TokenAuthorizer;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A hub on memory stores, with the settings a test gives it. */
final class HubFixture implements AutoCloseable {

    private static final Handshake HANDSHAKE = new Handshake("test", null, "127.0.0.1", false);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Hub hub;
    private final FakeCalls calls = new FakeCalls();

    private HubFixture(TidingsConfig config) {
        MemoryBroker broker = new MemoryBroker(scheduler);
        Ports ports = new Ports(
                broker,
                broker,
                new MemoryPresence(),
                new TokenAuthorizer(config.client(), Clock.systemUTC()),
                calls,
                HubListener.NONE);
        hub = new Hub(config, ports, "test", Thread::new);
    }

    /** Development mode, and these settings: {@code "tidings.client.insecure=true"}. */
    static HubFixture with(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "tidings.mode=development";
        all[1] = "tidings.shutdown.rate=100000";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return new HubFixture(TestConfig.with(all));
    }

    Hub hub() {
        return hub;
    }

    FakeCalls calls() {
        return calls;
    }

    /** A client that has not connected yet. */
    Peer peer() {
        return new Peer(hub, Format.JSON, HANDSHAKE);
    }

    /** A client of the seed endpoint. */
    Peer plainPeer() {
        return new Peer(hub, Format.PLAIN, new Handshake("test", null, "127.0.0.1", true));
    }

    @Override
    public void close() {
        hub.close();
        scheduler.shutdownNow();
    }
}

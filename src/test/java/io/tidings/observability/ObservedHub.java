package io.tidings.observability;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Client;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.HubListener;
import io.tidings.hub.NoCalls;
import io.tidings.hub.Ports;
import io.tidings.hub.Sink;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.security.TokenAuthorizer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A hub whose metrics are read, with clients that take everything at once. */
final class ObservedHub implements AutoCloseable {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Refusals refusals = new Refusals();
    private final MemoryBroker broker = new MemoryBroker(scheduler);
    private final Hub hub;
    private final MetricsSource source;
    private String frameSender = "";
    private @Nullable OutboxReading outbox;
    private List<HookReading> hooks = List.of();

    ObservedHub() {
        TidingsConfig config = TestConfig.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                "tidings.shutdown.rate=100000",
                "tidings.fan_out.workers=2",
                "tidings.channel.namespaces=chat");
        Ports ports = new Ports(
                broker,
                broker,
                new MemoryPresence(),
                new TokenAuthorizer(config.client(), Clock.systemUTC()),
                new NoCalls(),
                HubListener.NONE,
                refusals);
        hub = new Hub(config, ports, "test", Thread::new);
        source = new MetricsSource(hub, refusals, () -> frameSender, () -> Optional.ofNullable(outbox), () -> hooks);
    }

    MetricsSource source() {
        return source;
    }

    Hub hub() {
        return hub;
    }

    /** What the instrument of this name shows now. */
    List<Sample> samples(String name) {
        return source.read().stream()
                .filter(reading -> reading.instrument().name().equals(name))
                .findFirst()
                .orElseThrow()
                .samples();
    }

    void frameSenderIs(String name) {
        frameSender = name;
    }

    void outboxShows(OutboxReading reading) {
        outbox = reading;
    }

    void hooksShow(HookReading... readings) {
        hooks = List.of(readings);
    }

    /** A client that has sent these commands. */
    Client client(String transport, String... frames) {
        Client client = hub.open(new Sink(), new Handshake(transport, null, "127.0.0.1", true));
        for (String frame : frames) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            client.received(bytes.length);
            client.handle(Format.JSON.codec().decode(bytes));
        }
        return client;
    }

    void publishes(String channel, String json) {
        hub.publish(channel, Payload.json(json), PublishOptions.NONE)
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        hub.close();
        scheduler.shutdownNow();
    }
}

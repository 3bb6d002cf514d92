package io.tidings.api;

import io.tidings.hub.MicroBenchmark;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.concurrent.CompletionStage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * JSON text to a channel that nobody follows: by a publisher as beans hold it, against the hub itself. The publisher
 * checks that the text is JSON, asks whether there is a transaction, and tells the application what came of it.
 *
 * <p>What a bean has injected is this object and no proxy of it (its scope is {@code @Dependent}), so it is made by hand
 * here. Transactions are a fake that says there is none; a server asks its own.
 */
public class PublishBenchmark extends MicroBenchmark {

    private static final String TEXT = "{\"number\":1,\"text\":\"" + "x".repeat(106) + "\"}";

    private final PublishingHub fixture = new PublishingHub();
    private String channel = "plain";
    private Publisher<String> publisher = to(channel);

    private Publisher<String> to(String name) {
        var outgoing = new Outgoing(fixture.hub(), new AfterCommit(new FakeTransactions(), 1_000_000));
        return ChannelPublisher.of(outgoing, ChannelTemplate.parse(name));
    }

    /** Publishes to this channel from now on. */
    void channel(String name) {
        channel = name;
        publisher = to(name);
    }

    PublishingHub fixture() {
        return fixture;
    }

    @Setup
    public void hasPublished() {
        ours();
    }

    @TearDown
    public void stop() {
        fixture.close();
    }

    @Benchmark
    public CompletionStage<?> ours() {
        return publisher.publishJson(TEXT);
    }

    @Benchmark
    public CompletionStage<?> naive() {
        return fixture.hub().publish(channel, Payload.json(TEXT), PublishOptions.NONE);
    }
}

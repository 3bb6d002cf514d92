package io.tidings.api;

import io.tidings.protocol.Payload;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A publisher to one channel, or to those of a template. Passivated with the bean it is in, it finds its hub again. */
final class ChannelPublisher<T> implements Publisher<T>, Serializable {

    private static final long serialVersionUID = 1;

    private final transient Outgoing outgoing;
    private final ChannelTemplate template;

    /** The channel; null while the template has parts to fill in. */
    private final @Nullable String channel;

    private final Map<String, String> tags;

    /** {@code tags}: cannot be changed. */
    private ChannelPublisher(
            Outgoing outgoing, ChannelTemplate template, @Nullable String channel, Map<String, String> tags) {
        this.outgoing = outgoing;
        this.template = template;
        this.channel = channel;
        this.tags = tags;
    }

    /** To what was written in {@link Channel}. */
    static <T> ChannelPublisher<T> of(Outgoing outgoing, ChannelTemplate template) {
        return new ChannelPublisher<>(outgoing, template, template.parts() == 0 ? template.text() : null, Map.of());
    }

    @Override
    public CompletionStage<Position> publish(T payload) {
        return publish(name(), outgoing.written(Objects.requireNonNull(payload)));
    }

    @Override
    public CompletionStage<Position> publishJson(String json) {
        return publish(name(), Payload.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public CompletionStage<Position> publishBytes(byte[] bytes) {
        return publish(name(), Payload.of(bytes.clone()));
    }

    @Override
    public CompletionStage<Position> publishTo(String user, T payload) {
        return publish(ChannelTemplate.ofUser(name(), user), outgoing.written(Objects.requireNonNull(payload)));
    }

    private CompletionStage<Position> publish(String name, Payload data) {
        return outgoing.publish(name, data, tags);
    }

    private String name() {
        if (channel == null) {
            throw new IllegalStateException("channel " + template.text() + " has parts to fill in: call to(...) first");
        }
        return channel;
    }

    @Override
    public Publisher<T> to(String... values) {
        return new ChannelPublisher<>(outgoing, template, template.fill(values), tags);
    }

    @Override
    public Publisher<T> tagged(String name, String value) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(name, value);
        return new ChannelPublisher<>(outgoing, template, channel, Map.copyOf(more));
    }

    @Override
    public String toString() {
        return "Publisher[" + (channel == null ? template.text() : channel) + "]";
    }

    /** The hub stays where it is. */
    private Object readResolve() {
        return new ChannelPublisher<T>(CDI.current().select(Outgoing.class).get(), template, channel, tags);
    }
}

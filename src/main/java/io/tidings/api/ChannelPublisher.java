package io.tidings.api;

import io.tidings.codec.JsonText;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A publisher to one channel, or to those of a template. Passivated with the bean it is in, it finds its hub again. */
final class ChannelPublisher<T> implements Publisher<T>, Serializable {

    private static final long serialVersionUID = 1;

    private final transient Outgoing outgoing;
    private final transient ChannelTemplate template;

    /** The channel; null while the template has parts to fill in. */
    private final transient @Nullable String channel;

    private final transient PublishOptions options;

    private ChannelPublisher(
            Outgoing outgoing, ChannelTemplate template, @Nullable String channel, PublishOptions options) {
        this.outgoing = outgoing;
        this.template = template;
        this.channel = channel;
        this.options = options;
    }

    /** To what was written in {@link Channel}. */
    static <T> ChannelPublisher<T> of(Outgoing outgoing, ChannelTemplate template) {
        return new ChannelPublisher<>(
                outgoing, template, template.parts() == 0 ? template.text() : null, PublishOptions.NONE);
    }

    @Override
    public CompletionStage<Position> publish(T payload) {
        return publish(name(), JsonBinding.write(Objects.requireNonNull(payload)));
    }

    @Override
    public CompletionStage<Position> publishJson(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonText.isValid(bytes)
                ? publish(name(), Payload.json(bytes))
                : CompletableFuture.failedFuture(RefusedException.of(name(), ErrorCode.BAD_REQUEST));
    }

    @Override
    public CompletionStage<Position> publishBytes(byte[] bytes) {
        return publish(name(), Payload.of(bytes.clone()));
    }

    @Override
    public CompletionStage<Position> publishTo(String user, T payload) {
        return publish(ChannelTemplate.ofUser(name(), user), JsonBinding.write(Objects.requireNonNull(payload)));
    }

    private CompletionStage<Position> publish(String name, Payload data) {
        return outgoing.publish(name, data, options);
    }

    private String name() {
        if (channel == null) {
            throw new IllegalStateException("channel " + template.text() + " has parts to fill in: call to(...) first");
        }
        return channel;
    }

    @Override
    public Publisher<T> to(String... values) {
        return new ChannelPublisher<>(outgoing, template, template.fill(values), options);
    }

    @Override
    public Publisher<T> tagged(String name, String value) {
        Map<String, String> tags = new HashMap<>(options.tags());
        tags.put(name, value);
        return with(options.tags(Map.copyOf(tags)));
    }

    @Override
    public Publisher<T> once(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key is empty");
        }
        return with(options.when(PublishCondition.once(key)));
    }

    private Publisher<T> with(PublishOptions otherOptions) {
        return new ChannelPublisher<>(outgoing, template, channel, otherOptions);
    }

    @Override
    public String toString() {
        return "Publisher[" + (channel == null ? template.text() : channel) + "]";
    }

    /** The hub stays where it is. */
    private Object writeReplace() {
        return new Asleep(template, channel, options.tags(), options.condition().idempotencyKey());
    }

    /** A publisher without a hub. */
    private record Asleep(
            ChannelTemplate template, @Nullable String channel, Map<String, String> tags, String key)
            implements Serializable {

        private Object readResolve() {
            PublishOptions options = PublishOptions.NONE.tags(tags);
            return new ChannelPublisher<>(
                    CDI.current().select(Outgoing.class).get(),
                    template,
                    channel,
                    key.isEmpty() ? options : options.when(PublishCondition.once(key)));
        }
    }
}

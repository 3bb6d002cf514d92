package io.tidings.api;

import io.tidings.protocol.Payload;
import java.util.function.Predicate;

/** The outbox as beans see it, over what writes its rows. Thread-safe. */
public final class WrittenOutbox implements Outbox {

    /** Port: writes a row in the caller's transaction. */
    public interface Writer {

        /**
         * Writes one.
         *
         * @param text whether the payload is JSON text
         * @throws OutboxUnavailable when it may be tried again later
         * @throws IllegalStateException when the row is refused
         */
        void write(String channel, Payload data, boolean text, Options options);
    }

    private final Predicate<String> knowsChannel;
    private final Writer writer;

    /** {@code knowsChannel} says whether anybody can publish to a channel of this name. */
    public WrittenOutbox(Predicate<String> knowsChannel, Writer writer) {
        this.knowsChannel = knowsChannel;
        this.writer = writer;
    }

    @Override
    public void publish(String channel, Object data, Options options) {
        write(channel, JsonBinding.write(data), true, options);
    }

    @Override
    public void publishJson(String channel, String json, Options options) {
        if (json.isBlank()) {
            throw new IllegalArgumentException("an empty text is no JSON");
        }
        write(channel, Payload.json(json), true, options);
    }

    @Override
    public void publishBytes(String channel, byte[] bytes, Options options) {
        write(channel, Payload.of(bytes.clone()), false, options);
    }

    private void write(String channel, Payload data, boolean text, Options options) {
        if (!knowsChannel.test(channel)) {
            throw new IllegalArgumentException("no namespace is configured for channel " + channel);
        }
        writer.write(channel, data, text, options);
    }
}

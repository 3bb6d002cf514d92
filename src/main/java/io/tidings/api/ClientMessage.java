package io.tidings.api;

import io.tidings.protocol.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous message of a client (the SDKs' {@code send}); it has no reply. Any bean takes them with
 * {@code void on(@Observes ClientMessage message)}. While nobody does, a client that sends one is disconnected with 3508.
 * Immutable.
 */
public final class ClientMessage {

    private final Caller sender;
    private final ClientData data;

    ClientMessage(Caller sender, @Nullable Payload data) {
        this.sender = sender;
        this.data = new ClientData(data);
    }

    /** Who sent it. */
    public Caller sender() {
        return sender;
    }

    /** The data exactly as it came, a copy; empty when there was none. In Protobuf it need not be JSON. */
    public byte[] bytes() {
        return data.bytes();
    }

    /** The data as JSON text, exactly as it came; empty when there was none. */
    public String json() {
        return data.json();
    }

    /**
     * The data as an object, read by JSON-B.
     *
     * @throws IllegalArgumentException when the data does not fit the type; if it leaves the observer, the message is
     *     dropped
     */
    public <T> T data(Class<T> type) {
        return data.as(type);
    }
}

package io.tidings.api;

import io.tidings.protocol.Payload;

/** What a client wants to publish, and may publish, before it is published. Immutable. */
public final class Draft {

    private final String channel;
    private final Caller caller;
    private final ClientData data;

    Draft(String channel, Caller caller, Payload data) {
        this.channel = channel;
        this.caller = caller;
        this.data = new ClientData(data);
    }

    /** Name of the channel. */
    public String channel() {
        return channel;
    }

    /** Who wants to publish. */
    public Caller caller() {
        return caller;
    }

    /** The payload exactly as it came, or as the interceptor before has replaced it; a copy. */
    public byte[] bytes() {
        return data.bytes();
    }

    /** The payload as text. */
    public String json() {
        return data.json();
    }

    /**
     * The payload as an object, read by JSON-B.
     *
     * @throws IllegalArgumentException when the payload does not fit the type; if it leaves the interceptor, the client
     *     gets error 107, bad request
     */
    public <T> T data(Class<T> type) {
        return data.as(type);
    }
}

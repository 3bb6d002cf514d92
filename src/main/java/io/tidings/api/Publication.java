package io.tidings.api;

import io.tidings.protocol.ClientInfo;
import java.util.Map;
import java.util.Optional;

/** What was published to a channel, as observers of {@link Published} get it. Immutable. */
public final class Publication {

    private final String channel;
    private final io.tidings.protocol.Publication publication;
    private final String epoch;
    private final ClientData data;

    Publication(String channel, io.tidings.protocol.Publication publication, String epoch) {
        this.channel = channel;
        this.publication = publication;
        this.epoch = epoch;
        this.data = new ClientData(publication.data());
    }

    /** Name of the channel. */
    public String channel() {
        return channel;
    }

    /** The client that published it; empty if it was the application. */
    public Optional<Caller> publisher() {
        ClientInfo info = publication.info();
        return Optional.ofNullable(info).map(Caller::of);
    }

    /** Its place in the channel. */
    public Position position() {
        return new Position(publication.offset(), epoch);
    }

    /** Text labels from the publisher. */
    public Map<String, String> tags() {
        return publication.tags();
    }

    /** The payload exactly as it is, a copy. */
    public byte[] bytes() {
        return data.bytes();
    }

    /** The payload as text, exactly as it is. */
    public String json() {
        return data.json();
    }

    /**
     * The payload as an object, read by JSON-B.
     *
     * @throws IllegalArgumentException when the payload does not fit the type
     */
    public <T> T data(Class<T> type) {
        return data.as(type);
    }
}

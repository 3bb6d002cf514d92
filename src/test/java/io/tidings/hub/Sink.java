package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.util.concurrent.CompletableFuture;

/** A transport that takes everything at once and keeps nothing but how it was closed. */
public record Sink(CompletableFuture<DisconnectCode> closed) implements Transport {

    public Sink() {
        this(new CompletableFuture<>());
    }

    @Override
    public Format format() {
        return Format.JSON;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        sent.sent(null);
    }

    @Override
    public void ping() {}

    @Override
    public void close(DisconnectCode why) {
        closed.complete(why);
    }
}

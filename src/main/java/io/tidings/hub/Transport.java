package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import org.jspecify.annotations.Nullable;

/**
 * Port: the way to one client. Only the client's worker calls it, one send at a time; no method may block.
 */
public interface Transport {

    /** The format of everything sent here. Never changes. */
    Format format();

    /**
     * Sends one frame, and then calls {@code sent} exactly once, on any thread, possibly before this method returns. An
     * exception counts as a failed send.
     */
    void send(Frame frame, Sent sent);

    /** Sends a ping of the transport's own, for clients that know no protocol pings. */
    void ping();

    /** Ends the connection; everything sent before still arrives if the peer reads it. */
    void close(DisconnectCode why);

    /** Told when a frame has left, or could not. */
    @FunctionalInterface
    interface Sent {
        /** {@code failure} is null when all went well. */
        void sent(@Nullable Throwable failure);
    }
}

package io.tidings.websocket;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.AsyncWriteQueueRecord;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session's frames to its Grizzly connection, past the servlet output stream that Tyrus writes to: that one
 * copies each frame into a buffer of its own, 8 KB at least, for each client.
 *
 * <p>Both ways end in the connection's one write queue, each frame as one entry of it, so frames of Tyrus's own (pongs,
 * closes) and ours never mix. Where the filters of the connection do nothing to bytes, they are passed by, and so is the
 * queue while it is empty ({@link GrizzlySocket}): the filters took a seventh of the server's time for a delivery.
 * Through all others, TLS among them, it goes. Other than Tyrus's writer it reports a frame as written when the operating system has taken all of it, not when it was queued. Thread-safe.
 */
final class GrizzlyWriter<L> extends Writer {

    /**
     * Filters of Payara's that hand on bytes as they are, by their names in Grizzly 4.0.2 (Payara 6.2025.10). One counts
     * what is under way, to end idle connections; an upgraded one is under way as long as it lives.
     */
    private static final Set<String> INDIFFERENT = Set.of(
            "org.glassfish.grizzly.filterchain.TransportFilter",
            "org.glassfish.grizzly.utils.IdleTimeoutFilter",
            "com.sun.enterprise.v3.services.impl.GlassfishNetworkListener$GlassfishHttpCodecFilter",
            "org.glassfish.grizzly.http.server.HttpServerFilter",
            "org.glassfish.grizzly.http.server.FileCacheFilter",
            "org.glassfish.grizzly.http2.Http2ServerFilter",
            "org.glassfish.grizzly.extras.addons.WebSocketAddOnProvider$GlassfishWebSocketFilter");

    private final Connection<L> connection;

    /** The connection's socket; null where filters have a say. */
    private final @Nullable GrizzlySocket socket;

    GrizzlyWriter(Connection<L> connection) {
        this.connection = connection;
        this.socket = isIndifferent(connection) ? GrizzlySocket.of(connection) : null;
    }

    /** Whether nothing that is written to the connection is changed on its way to the socket. */
    static boolean isIndifferent(Connection<?> connection) {
        if (!(connection.getProcessor() instanceof FilterChain filters)) {
            return false;
        }
        for (Filter filter : filters) {
            if (!INDIFFERENT.contains(filter.getClass().getName())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
        if (socket == null) {
            connection.write(buffer(frame, 0), new Written<>(frame, completion));
        } else {
            socket.write(frame, completion, written -> record(frame, completion, written));
        }
    }

    private AsyncWriteQueueRecord record(ByteBuffer frame, CompletionHandler<ByteBuffer> completion, int written) {
        return AsyncWriteQueueRecord.create(
                connection, buffer(frame, written), new Written<>(frame, completion), null, null, false);
    }

    /** The frame but for what was written already. */
    private Buffer buffer(ByteBuffer frame, int written) {
        return Buffers.wrap(
                connection.getTransport().getMemoryManager(),
                frame.array(),
                frame.arrayOffset() + frame.position() + written,
                frame.remaining() - written);
    }

    @Override
    public void close() {
        connection.closeSilently();
    }

    /** Tells Tyrus's kind of listener what Grizzly's is told. */
    private record Written<M extends WritableMessage, L>(ByteBuffer frame, CompletionHandler<ByteBuffer> completion)
            implements org.glassfish.grizzly.CompletionHandler<WriteResult<M, L>> {

        @Override
        public void completed(WriteResult<M, L> result) {
            completion.completed(frame);
        }

        @Override
        public void failed(Throwable failure) {
            completion.failed(failure);
        }

        @Override
        public void cancelled() {
            completion.failed(new CancellationException("write cancelled"));
        }

        @Override
        public void updated(WriteResult<M, L> result) {
            // a part was taken; the rest is waited for
        }
    }
}

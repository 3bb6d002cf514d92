package io.tidings.websocket;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Writes a session's frames to its Grizzly connection, past the servlet output stream that Tyrus writes to: that one
 * copies each frame into a buffer of its own, 8 KB at least, for each client.
 *
 * <p>Both ways end in the connection's one write queue, each frame as one entry of it, so frames of Tyrus's own (pongs,
 * closes) and ours never mix. It goes through the filters of the connection, TLS among them. Other than Tyrus's writer it
 * reports a frame as written when the operating system has taken all of it, not when it was queued. Thread-safe.
 */
final class GrizzlyWriter<L> extends Writer {

    private final Connection<L> connection;

    GrizzlyWriter(Connection<L> connection) {
        this.connection = connection;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
        Buffer bytes = Buffers.wrap(
                connection.getTransport().getMemoryManager(),
                frame.array(),
                frame.arrayOffset() + frame.position(),
                frame.remaining());
        connection.write(bytes, new Written<L>(frame, completion));
    }

    @Override
    public void close() {
        connection.closeSilently();
    }

    /** Tells Tyrus's kind of listener what Grizzly's is told. */
    private record Written<L>(ByteBuffer frame, CompletionHandler<ByteBuffer> completion)
            implements org.glassfish.grizzly.CompletionHandler<WriteResult<Buffer, L>> {

        @Override
        public void completed(WriteResult<Buffer, L> result) {
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
        public void updated(WriteResult<Buffer, L> result) {
            // a part was taken; the rest is waited for
        }
    }
}

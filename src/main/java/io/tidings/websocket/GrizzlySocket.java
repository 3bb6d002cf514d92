package io.tidings.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntFunction;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.asyncqueue.AsyncWriteQueueRecord;
import org.glassfish.grizzly.asyncqueue.TaskQueue;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * A Grizzly connection's socket, written to in turn with everybody else who writes to that connection.
 *
 * <p>Who finds the connection's queue empty has the socket to itself, and may write to it; who does not leaves a record in
 * the queue. Grizzly's own writer goes by the same rule, over the same queue, so frames never mix. What this spares is what
 * that writer does besides: a record, a result and a buffer for each frame and client, a copy of the frame for each
 * client, and half a dozen objects of the connection that have to be fetched from memory for each of thousands of clients.
 *
 * <p>By the public methods of Grizzly 4.0.2 (Payara 6.2025.10). Thread-safe.
 */
final class GrizzlySocket {

    /** Payara's probes, by their names in 6.2025.10: they count connections and bytes, and look into no buffer. */
    private static final Set<String> COUNTING = Set.of(
            "com.sun.enterprise.v3.services.impl.monitor.ConnectionMonitor", "com.sun.enterprise.web.VirtualServer$2");

    private final NIOConnection connection;
    private final ConnectionProbe[] probes;
    private final SocketChannel channel;
    private final TaskQueue<AsyncWriteQueueRecord> queue;

    private GrizzlySocket(NIOConnection connection, SocketChannel channel) {
        this.connection = connection;
        this.channel = channel;
        this.probes = connection.getMonitoringConfig().getProbes();
        this.queue = connection.getAsyncWriteQueue();
    }

    /** The connection's socket; null where it is none, and where a probe may want to see what is written. */
    static @Nullable GrizzlySocket of(Connection<?> connection) {
        return connection instanceof NIOConnection nio
                        && nio.getChannel() instanceof SocketChannel channel
                        && Arrays.stream(nio.getMonitoringConfig().getProbes())
                                .allMatch(probe ->
                                        COUNTING.contains(probe.getClass().getName()))
                ? new GrizzlySocket(nio, channel)
                : null;
    }

    /**
     * Writes the frame, or what of it the operating system takes; the rest, or all of it when somebody else is writing, is
     * left in the queue.
     *
     * @param record what is to be left in the queue: the frame but for so many bytes at its beginning, with the same
     *     completion
     */
    void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion, IntFunction<AsyncWriteQueueRecord> record) {
        int size = frame.remaining();
        if (queue.reserveSpace(size) != size) {
            queue.offer(record.apply(0));
            return;
        }
        try {
            int written = DirectCopy.write(frame, channel);
            int waiting = queue.releaseSpaceAndNotify(written);
            if (written < size) {
                queue.setCurrentElement(record.apply(written));
                connection.enableIOEvent(IOEvent.WRITE);
            } else {
                completion.completed(frame);
                if (waiting > 0) {
                    connection.simulateIOEvent(IOEvent.WRITE);
                }
            }
            count(written);
        } catch (IOException gone) {
            completion.failed(gone);
            connection.closeSilently();
        }
    }

    private void count(int written) {
        for (ConnectionProbe probe : probes) {
            probe.onWriteEvent(connection, Buffers.EMPTY_BUFFER, written);
        }
    }
}

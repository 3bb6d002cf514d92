package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes to a socket through Grizzly's own transport. */
@Timeout(60)
class GrizzlyWriterTest {

    private static final byte[] FRAME = "a frame".getBytes(US_ASCII);

    private final TCPNIOTransport transport =
            TCPNIOTransportBuilder.newInstance().build();
    private final AtomicInteger filtered = new AtomicInteger();
    private ServerSocket server;

    /** Nobody knows what it does to bytes: it turns them around. */
    private final class Turning extends BaseFilter {

        @Override
        public NextAction handleWrite(FilterChainContext context) {
            filtered.incrementAndGet();
            byte[] turned = new StringBuilder(new String(FRAME, US_ASCII))
                    .reverse()
                    .toString()
                    .getBytes(US_ASCII);
            context.setMessage(Buffers.wrap(context.getMemoryManager(), turned));
            return context.getInvokeAction();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport.start();
    }

    @AfterEach
    void stop() throws IOException {
        transport.shutdownNow();
        server.close();
    }

    /** A connection to the server with these filters. */
    private Connection<SocketAddress> connected(Filter... filters) throws Exception {
        var chain = FilterChainBuilder.stateless().add(new TransportFilter());
        for (Filter filter : filters) {
            chain.add(filter);
        }
        transport.setProcessor(chain.build());
        return transport.connect(server.getLocalSocketAddress()).get(10, TimeUnit.SECONDS);
    }

    /** Completes as the writer says. */
    static CompletableFuture<ByteBuffer> write(GrizzlyWriter<?> writer, ByteBuffer frame) {
        var done = new CompletableFuture<ByteBuffer>();
        writer.write(frame, new CompletionHandler<>() {
            @Override
            public void completed(ByteBuffer all) {
                done.complete(all);
            }

            @Override
            public void failed(Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** What comes out when a frame is written to a connection with these filters. */
    private String written(boolean passed, Filter... filters) throws Exception {
        Connection<SocketAddress> connection = connected(filters);
        try (Socket peer = server.accept()) {
            assertEquals(passed, GrizzlyWriter.isIndifferent(connection));
            var frame = ByteBuffer.wrap(FRAME);
            assertEquals(frame, write(new GrizzlyWriter<>(connection), frame).get(10, TimeUnit.SECONDS));
            return new String(peer.getInputStream().readNBytes(FRAME.length), US_ASCII);
        } finally {
            connection.closeSilently();
        }
    }

    @Test
    void filters_that_do_nothing_to_bytes_are_passed_by() throws Exception {
        DelayedExecutor executor = IdleTimeoutFilter.createDefaultIdleDelayedExecutor();
        executor.start();
        try {
            assertEquals("a frame", written(true, new IdleTimeoutFilter(executor, 10, TimeUnit.SECONDS)));
        } finally {
            executor.destroy();
        }
    }

    @Test
    void one_that_nobody_knows_has_its_say() throws Exception {
        assertEquals("emarf a", written(false, new Turning()));
        assertEquals(1, filtered.get());
    }

    @Test
    void a_connection_that_has_ended_takes_nothing_and_says_so() throws Exception {
        Connection<SocketAddress> connection = connected();
        connection.close().get(10, TimeUnit.SECONDS);
        assertTrue(GrizzlyWriter.isIndifferent(connection));
        var written = write(new GrizzlyWriter<>(connection), ByteBuffer.wrap(FRAME));
        assertNotNull(assertThrows(ExecutionException.class, () -> written.get(10, TimeUnit.SECONDS))
                .getCause());
    }
}

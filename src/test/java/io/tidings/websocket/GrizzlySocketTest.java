package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes to the socket of a real Grizzly connection, beside Grizzly's own writer. */
@Timeout(60)
class GrizzlySocketTest {

    /** More than the socket's buffers of both sides take while nobody reads, as one frame and as many. */
    private static final int MUCH = 16 << 20;

    private static final int HEADER = 9;
    private static final int OURS = 300;
    private static final int THEIRS = 3_000;

    private final TCPNIOTransport transport =
            TCPNIOTransportBuilder.newInstance().build();
    private ServerSocket server;
    private Connection<SocketAddress> connection;
    private Socket peer;

    @BeforeEach
    void start() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport.setProcessor(
                FilterChainBuilder.stateless().add(new TransportFilter()).build());
        transport.start();
    }

    private void connect() throws Exception {
        connection = transport.connect(server.getLocalSocketAddress()).get(10, TimeUnit.SECONDS);
        peer = server.accept();
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
        transport.shutdownNow();
        server.close();
    }

    private static CompletableFuture<ByteBuffer> write(GrizzlyWriter<?> writer, byte[] frame) {
        return GrizzlyWriterTest.write(writer, ByteBuffer.wrap(frame));
    }

    private int waiting() {
        return ((NIOConnection) connection).getAsyncWriteQueue().spaceInBytes();
    }

    /** Who wrote it, how long it is, which of theirs it is; and then so many bytes that say who. */
    private static byte[] frame(char who, int number, int size) {
        byte[] frame = new byte[HEADER + size];
        Arrays.fill(frame, (byte) who);
        ByteBuffer.wrap(frame).put((byte) who).putInt(size).putInt(number);
        return frame;
    }

    @Test
    void the_same_array_may_be_written_again_and_another_one_is_not_taken_for_it() throws Exception {
        connect();
        var writer = new GrizzlyWriter<>(connection);
        byte[] a = frame('a', 1, 10);
        byte[] b = frame('b', 2, 20);
        byte[] large = frame('c', 3, 200_000);
        var read = new DataInputStream(peer.getInputStream());
        for (byte[] each : new byte[][] {a, a, b, a, large, a}) {
            write(writer, each);
            assertArrayEquals(each, read.readNBytes(each.length));
        }
    }

    @Test
    void a_frame_that_the_peer_does_not_take_is_told_of_when_it_does() throws Exception {
        connect();
        byte[] frame = frame('a', 1, MUCH);
        var written = write(new GrizzlyWriter<>(connection), frame);
        byte[] next = frame('b', 2, 10);
        var second = write(new GrizzlyWriter<>(connection), next);
        assertFalse(written.isDone());
        assertFalse(second.isDone());
        var read = new DataInputStream(peer.getInputStream());
        assertArrayEquals(frame, read.readNBytes(frame.length));
        assertArrayEquals(next, read.readNBytes(next.length));
        assertNotNull(written.get(10, TimeUnit.SECONDS));
        assertNotNull(second.get(10, TimeUnit.SECONDS));
        assertEquals(0, waiting());
    }

    @Test
    void frames_of_ours_and_of_grizzlys_own_writer_never_mix_and_keep_their_order() throws Exception {
        connect();
        var writer = new GrizzlyWriter<>(connection);
        var ours = new Thread(() -> {
            var sizes = new Random(1);
            for (int i = 0; i < OURS; i++) {
                // some fit into a socket's buffer, some do not, and some are too large for the copy outside the heap
                write(writer, frame('o', i, sizes.nextInt(200_000))).join();
            }
        });
        var theirs = new Thread(() -> {
            for (int i = 0; i < THEIRS; i++) {
                var message = Buffers.wrap(transport.getMemoryManager(), frame('t', i, i % 120));
                connection.write(message);
            }
        });
        ours.start();
        theirs.start();
        var read = new DataInputStream(peer.getInputStream());
        int nextOfOurs = 0;
        int nextOfTheirs = 0;
        while (nextOfOurs < OURS || nextOfTheirs < THEIRS) {
            char who = (char) read.readByte();
            byte[] rest = new byte[read.readInt()];
            assertEquals(who == 'o' ? nextOfOurs++ : nextOfTheirs++, read.readInt(), () -> "a frame of " + who);
            read.readFully(rest);
            for (byte each : rest) {
                assertEquals(who, each);
            }
        }
        ours.join();
        theirs.join();
        assertEquals(0, waiting());
    }

    @Test
    void a_write_to_a_connection_that_breaks_fails() throws Exception {
        connect();
        var written = write(new GrizzlyWriter<>(connection), frame('a', 1, MUCH));
        assertFalse(written.isDone());
        peer.setSoLinger(true, 0);
        peer.close();
        assertNotNull(written.handle((all, failure) -> failure).get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_probe_that_nobody_knows_sees_what_is_written() throws Exception {
        var seen = new AtomicLong();
        transport.getConnectionMonitoringConfig().addProbes(new ConnectionProbe.Adapter() {
            @Override
            @SuppressWarnings("rawtypes") // as Grizzly declares it
            public void onWriteEvent(Connection one, Buffer data, long size) {
                seen.addAndGet(data.capacity() == 0 ? 0 : size);
            }
        });
        connect();
        assertNull(GrizzlySocket.of(connection));
        byte[] frame = frame('a', 1, 10);
        assertNotNull(write(new GrizzlyWriter<>(connection), frame).get(10, TimeUnit.SECONDS));
        assertEquals(frame.length, seen.get());
    }

    @Test
    void without_a_probe_a_connection_gives_its_socket() throws Exception {
        connect();
        assertNotNull(GrizzlySocket.of(connection));
    }
}

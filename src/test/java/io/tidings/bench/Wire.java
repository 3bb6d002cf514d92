package io.tidings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The sockets: one selector, one direct buffer to read into, one array to find frames in. Everything happens inside
 * {@link #poll}, on the thread that calls it.
 */
final class Wire implements AutoCloseable {

    interface Listener {
        /** The upgrade is done. */
        void upgraded(Connection connection) throws IOException;

        void message(Connection connection, byte[] b, int from, int to, long now);

        /** It has ended, and the generator has not ended it. */
        void ended(Connection connection, boolean wasReady, String reason);
    }

    private static final int BUFFER = 256 * 1024;
    private static final int LOCAL_PORTS = 10_000;

    private final InetSocketAddress server;
    private final Listener listener;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Consumer<SelectionKey> ready = this::ready;
    private final FrameReader.Listener frames = new Frames();
    private byte[] scratch = new byte[2 * BUFFER];
    private int opened;

    private Connection current;
    private long now;

    Wire(InetSocketAddress server, Listener listener) throws IOException {
        this.server = server;
        this.listener = listener;
        this.selector = Selector.open();
    }

    /** Begins to connect; the path is asked for when the socket is connected. */
    Connection open(Room room, String path) throws IOException {
        var socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // ends by a reset: else its port waits for a minute, and the kernel searches longer and longer for a free one,
        // which looked like a server that takes ten times as long for a handshake
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        if (opened / LOCAL_PORTS > 0 && server.getAddress().isLoopbackAddress()) {
            // one address has too few ports for so many connections at once; Linux has more addresses
            int host = opened / LOCAL_PORTS % 200 + 2;
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}), 0));
        }
        opened++;
        var connection = new Connection(room, socket);
        connection.key = socket.register(selector, SelectionKey.OP_CONNECT, connection);
        connection.sendFirst(request(path));
        socket.connect(server);
        return connection;
    }

    private ByteBuffer request(String path) {
        String host = server.getHostString() + ":" + server.getPort();
        return ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: dGlkaW5ncy1iZW5jaC0xNg==\r\n\r\n")
                .getBytes(US_ASCII));
    }

    void close(Connection connection) {
        if (connection.state != Connection.State.CLOSED) {
            connection.state = Connection.State.CLOSED;
            try {
                connection.socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for events this long, 0 for not at all, and handles them. */
    void poll(long millis) {
        try {
            if (millis == 0) {
                selector.selectNow(ready);
            } else {
                selector.select(ready, millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.socket.finishConnect();
                connection.state = Connection.State.UPGRADING;
                connection.interest(SelectionKey.OP_READ);
                connection.sendOn();
                return;
            }
            if (key.isWritable()) {
                connection.sendOn();
            }
            if (key.isReadable()) {
                read(connection);
            }
        } catch (IOException | IllegalStateException e) {
            end(connection, String.valueOf(e.getMessage()));
        }
    }

    private void end(Connection connection, String reason) {
        if (connection.state != Connection.State.CLOSED) {
            boolean wasReady = connection.state == Connection.State.READY;
            close(connection);
            listener.ended(connection, wasReady, reason);
        }
    }

    private void read(Connection connection) throws IOException {
        buffer.clear();
        int count = connection.socket.read(buffer);
        if (count < 0) {
            end(connection, "the server closed the socket");
            return;
        }
        int to = gather(connection, count);
        int from = 0;
        if (connection.state == Connection.State.UPGRADING) {
            from = upgrade(connection, to);
        }
        if (connection.state != Connection.State.UPGRADING && connection.state != Connection.State.CLOSED) {
            current = connection;
            now = System.nanoTime();
            from = FrameReader.read(scratch, from, to, frames);
        }
        connection.keepRest(scratch, from, to);
    }

    private int gather(Connection connection, int count) {
        int rest = connection.restLength();
        if (rest + count > scratch.length) {
            scratch = Arrays.copyOf(scratch, Integer.highestOneBit(rest + count) * 2);
        }
        connection.restInto(scratch);
        buffer.flip().get(scratch, rest, count);
        return rest + count;
    }

    /** Returns where the answer to the upgrade ends, 0 while it is not whole. */
    private int upgrade(Connection connection, int to) throws IOException {
        for (int i = 3; i < to; i++) {
            if (scratch[i] == '\n' && scratch[i - 1] == '\r' && scratch[i - 2] == '\n') {
                String status = new String(scratch, 0, Math.min(i, 64), ISO_8859_1);
                if (!status.startsWith("HTTP/1.1 101")) {
                    end(connection, status.lines().findFirst().orElse(status));
                    return to;
                }
                connection.state = Connection.State.GREETING;
                listener.upgraded(connection);
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }

    private final class Frames implements FrameReader.Listener {

        @Override
        public void message(byte[] b, int from, int to) {
            if (current.state != Connection.State.CLOSED) {
                listener.message(current, b, from, to, now);
            }
        }

        @Override
        public void control(int opcode, byte[] b, int from, int to) {
            try {
                if (opcode == ClientFrame.PING) {
                    current.send(ClientFrame.of(ClientFrame.PONG, Arrays.copyOfRange(b, from, to)));
                } else if (opcode == ClientFrame.CLOSE) {
                    int code = to - from < 2 ? 1005 : (b[from] & 0xff) << 8 | b[from + 1] & 0xff;
                    end(current, "closed with " + code);
                }
            } catch (IOException e) {
                end(current, String.valueOf(e.getMessage()));
            }
        }
    }
}

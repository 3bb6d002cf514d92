package io.tidings.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection of {@link Callers} that is kept, and the one request that is in flight on it. */
final class Caller {

    /** More than any answer to a publication. */
    private static final int LONGEST = 16 * 1024;

    private final byte[] answer = new byte[LONGEST];
    private final ByteBuffer request;
    private final SocketChannel socket;
    private final SelectionKey key;
    private int read;

    /** When its request was sent; 0 while there is none. */
    long sentAt;

    /** Begins to connect; {@link SelectionKey#OP_CONNECT} comes when it is done. */
    Caller(InetSocketAddress server, Selector selector, byte[] request) throws IOException {
        this.request = ByteBuffer.wrap(request);
        socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = socket.register(selector, SelectionKey.OP_CONNECT, this);
        socket.connect(server);
    }

    boolean isConnected() {
        return socket.isConnected();
    }

    void connected() throws IOException {
        socket.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    void send() throws IOException {
        sentAt = System.nanoTime();
        read = 0;
        request.rewind();
        sendOn();
    }

    /** A request is small and the socket empty, so this is nearly always all of it. */
    void sendOn() throws IOException {
        socket.write(request);
        key.interestOps(SelectionKey.OP_READ | (request.hasRemaining() ? SelectionKey.OP_WRITE : 0));
    }

    /** Reads what there is; the answer, if that was the last of it. */
    @Nullable
    HttpAnswer answer() throws IOException {
        int count = socket.read(ByteBuffer.wrap(answer, read, answer.length - read));
        if (count < 0) {
            throw new IOException("the server closed the socket");
        }
        read += count;
        if (read == answer.length) {
            throw new IOException("an answer of more than " + LONGEST + " bytes");
        }
        return HttpAnswer.read(answer, read);
    }

    void close() throws IOException {
        socket.close();
    }
}

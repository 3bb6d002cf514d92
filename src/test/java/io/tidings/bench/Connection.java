package io.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One client: its socket, what is half read or half written, and how much of each stream it has heard. */
final class Connection {

    enum State {
        CONNECTING,
        UPGRADING,
        GREETING,
        READY,
        CLOSED
    }

    final Room room;
    final SocketChannel socket;
    State state = State.CONNECTING;

    @Nullable
    SelectionKey key;

    /** Where it wants to go on, and then where it is. */
    @Nullable
    Position position;

    /** The last number heard of each stream of the room, by its index. */
    int[] heard = {};

    /** Bytes read that make no frame yet; null where there are none, which is nearly always. */
    private byte @Nullable [] rest;

    private @Nullable ByteBuffer unsent;

    Connection(Room room, SocketChannel socket) {
        this.room = room;
        this.socket = socket;
    }

    int restInto(byte[] scratch) {
        if (rest == null) {
            return 0;
        }
        System.arraycopy(rest, 0, scratch, 0, rest.length);
        return rest.length;
    }

    int restLength() {
        return rest == null ? 0 : rest.length;
    }

    void keepRest(byte[] scratch, int from, int to) {
        rest = from == to ? null : Arrays.copyOfRange(scratch, from, to);
    }

    boolean mayPublish() {
        return state == State.READY && unsent == null;
    }

    /** Writes what the socket takes, and the rest when it takes more; for small and rare bytes that is never needed. */
    void send(ByteBuffer bytes) throws IOException {
        if (unsent != null) {
            unsent = ByteBuffer.allocate(unsent.remaining() + bytes.remaining())
                    .put(unsent)
                    .put(bytes)
                    .flip();
            return;
        }
        socket.write(bytes);
        if (bytes.hasRemaining()) {
            unsent = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** What is to be written as soon as the socket is connected. */
    void sendFirst(ByteBuffer bytes) {
        unsent = bytes;
    }

    void sendOn() throws IOException {
        if (unsent != null) {
            socket.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                interest(SelectionKey.OP_READ);
            }
        }
    }

    void interest(int operations) {
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }

    /** From now on it hears every stream of its room; what was sent before is not for it. */
    void hearFromNow() {
        int known = heard.length;
        heard = Arrays.copyOf(heard, room.streams.size());
        for (int i = known; i < heard.length; i++) {
            heard[i] = room.streams.get(i).next - 1;
        }
    }
}

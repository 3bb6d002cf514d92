package io.tidings.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A thread's copy of the frame that it wrote last, in memory that the operating system can read.
 *
 * <p>A socket takes bytes from outside the heap only, so writing an array copies it first. A worker writes the same array
 * to one client after the other; this copies it once.
 */
final class DirectCopy {

    /** Bytes of the largest frame that is copied here: twice a batch, for a single payload may come with an envelope. */
    private static final int CAPACITY = 128 * 1024;

    private static final ThreadLocal<DirectCopy> OF_THREAD = ThreadLocal.withInitial(DirectCopy::new);

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY);
    private byte @Nullable [] copied;

    /** Writes as much of the frame, which is not changed, as the socket takes; says how many bytes that was. */
    static int write(ByteBuffer frame, SocketChannel socket) throws IOException {
        byte[] array = frame.array();
        boolean whole = frame.arrayOffset() == 0 && frame.remaining() == array.length;
        return socket.write(whole && array.length <= CAPACITY ? OF_THREAD.get().of(array) : frame.duplicate());
    }

    private ByteBuffer of(byte[] array) {
        bytes.clear();
        if (array != copied) {
            bytes.put(array);
            copied = array;
        }
        return bytes.position(0).limit(array.length);
    }
}

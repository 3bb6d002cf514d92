package io.tidings.websocket;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a connection and Undertow, with a {@link FrameGuard} on what comes in: Undertow 2.3.23 gathers a message
 * that comes in several reads without any limit. In place of a frame that may not pass, and of all that follows, comes a
 * close frame with the guard's code, as if the client had sent it.
 *
 * <p>An invocation handler, because the interface of XNIO's conduits is one that WildFly does not show to applications.
 * For the connection's I/O thread.
 */
final class UndertowGuard implements InvocationHandler {

    private static final byte[] NOTHING = {};

    private final Object conduit;
    private final Source client;
    private final FrameGuard guard;
    private final IntConsumer violated;

    /** The beginning of a head whose rest has not come. */
    private byte[] held = NOTHING;

    /** What has passed and was more than the reader had room for. */
    private ByteBuffer ready = ByteBuffer.wrap(NOTHING);

    private boolean closing;

    /** What the guard needs of the conduit. */
    interface Source {
        int read(ByteBuffer to) throws IOException;

        /** Has the reader come again, even if the client says nothing more. */
        void readAgain() throws IOException;
    }

    /**
     * {@code conduit}: what everything but reading is for; {@code client}: how it is read; {@code violated} is
     * told the code when no more may pass, and must not block.
     */
    UndertowGuard(Object conduit, Source client, FrameGuard guard, IntConsumer violated) {
        this.conduit = conduit;
        this.client = client;
        this.guard = guard;
        this.violated = violated;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("read")) {
            if (arguments[0] instanceof ByteBuffer to) {
                return read(to);
            }
            return (long) readFirst((ByteBuffer[]) arguments[0], (int) arguments[1], (int) arguments[2]);
        }
        try {
            return method.invoke(conduit, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** As for the array, one buffer is enough of an answer. */
    private int readFirst(ByteBuffer[] to, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (to[i].hasRemaining()) {
                return read(to[i]);
            }
        }
        return 0;
    }

    private int read(ByteBuffer to) throws IOException {
        if (ready.hasRemaining()) {
            return deliver(to);
        }
        if (closing) {
            return forget(to);
        }
        if (to.remaining() > held.length) {
            int read = pass(to);
            return closing ? read + deliver(to) : read;
        }
        // readers come with what is left of a buffer, which may be less than is held back
        ByteBuffer passed = ByteBuffer.allocate(held.length + to.remaining() + 1);
        int read = pass(passed);
        if (read < 0) {
            return read;
        }
        passed.flip();
        ready = ByteBuffer.allocate(passed.remaining() + ready.remaining())
                .put(passed)
                .put(ready)
                .flip();
        return deliver(to);
    }

    /** Reads what may pass, and has the close frame ready if something may not. */
    private int pass(ByteBuffer into) throws IOException {
        int start = into.position();
        into.put(held);
        int read = client.read(into);
        if (read <= 0) {
            into.position(start);
            return read;
        }
        byte[] seen = new byte[into.position() - start];
        into.duplicate().position(start).get(seen);
        int good = guard.pass(seen, 0, seen.length);
        into.position(start + good);
        if (guard.violation() != 0) {
            closing = true;
            violated.accept(guard.violation());
            ready = ByteBuffer.wrap(FrameGuard.closeFrame(guard.violation()));
        } else {
            held = good == seen.length ? NOTHING : Arrays.copyOfRange(seen, good, seen.length);
        }
        return good;
    }

    /** What is left after that would wait for the client to say more, if the reader were not told. */
    private int deliver(ByteBuffer to) throws IOException {
        int count = Math.min(ready.remaining(), to.remaining());
        to.put(ready.slice().limit(count));
        ready.position(ready.position() + count);
        if (ready.hasRemaining()) {
            client.readAgain();
        }
        return count;
    }

    /** Whatever else the client says. */
    private int forget(ByteBuffer to) throws IOException {
        return to.hasRemaining() && client.read(ByteBuffer.allocate(to.remaining())) < 0 ? -1 : 0;
    }
}

package io.tidings.websocket;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a connection and Undertow, with a {@link FrameGuard} on what comes in: Undertow 2.3.23 gathers a message
 * that comes in several reads without any limit. In place of a frame that may not pass, and of all that follows, comes a
 * close frame with the guard's code, as if the client had sent it. Where compression was agreed on, messages are inflated
 * on their way.
 *
 * <p>An invocation handler, because the interface of XNIO's conduits is one that WildFly does not show to applications.
 * For the connection's I/O thread.
 */
final class UndertowGuard implements InvocationHandler {

    private static final byte[] NOTHING = {};

    private final Object conduit;
    private final Source client;
    private final FrameRules rules;
    private final FrameGuard guard;
    private final @Nullable FrameInflater inflater;

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

    /** {@code conduit}: what everything but reading is for; {@code client}: how it is read. */
    UndertowGuard(Object conduit, Source client, FrameRules rules) {
        this.conduit = conduit;
        this.client = client;
        this.rules = rules;
        this.guard = rules.guard();
        this.inflater = rules.inflater();
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
        if (inflater == null && to.remaining() > held.length) {
            int read = pass(to);
            return closing ? read + deliver(to) : read;
        }
        // readers come with what is left of a buffer, which may be less than is held back
        byte[] room = new byte[held.length + to.remaining() + 1];
        ByteBuffer passed = ByteBuffer.wrap(room);
        int read = pass(passed);
        if (read < 0) {
            return read;
        }
        ByteBuffer good = inflater == null ? passed.flip() : inflated(room, passed.position(), inflater);
        ready = ByteBuffer.allocate(good.remaining() + ready.remaining())
                .put(good)
                .put(ready)
                .flip();
        return deliver(to);
    }

    private ByteBuffer inflated(byte[] passed, int size, FrameInflater with) {
        ByteBuffer inflated = ByteBuffer.wrap(with.pass(passed, 0, size));
        if (with.violation() != 0) {
            // it came before whatever the guard did not let pass
            close(with.violation());
        }
        return inflated;
    }

    private void close(int code) {
        closing = true;
        rules.violated().accept(code);
        ready = ByteBuffer.wrap(FrameGuard.closeFrame(code));
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
            close(guard.violation());
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

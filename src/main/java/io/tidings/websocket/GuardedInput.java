package io.tidings.websocket;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What a client sends, as far as the {@link FrameGuard} lets it pass. In place of a frame that it does not, and of all
 * that follows, comes a close frame with the guard's code, as if the client had sent it: the container answers with the
 * same code (RFC 6455 section 5.5.1) and ends the connection in its own orderly way.
 */
final class GuardedInput extends FrameInput {

    /** Bytes at a time of what nobody wants to read. */
    private static final int SKIPPED = 1024;

    private final FrameGuard guard;
    private final IntConsumer violated;

    /** The beginning of a head whose rest has not come; or what is still to be read of our close frame. */
    private byte[] held = NOTHING;

    private boolean closing;

    /** {@code violated} is told the code when the guard lets no more pass; must not block. */
    GuardedInput(ServletInputStream client, FrameGuard guard, IntConsumer violated) {
        super(client);
        this.guard = guard;
        this.violated = violated;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closing) {
            return deliverClose(bytes, offset, length);
        }
        int before = Math.min(held.length, length);
        System.arraycopy(held, 0, bytes, offset, before);
        if (before < held.length || before == length) {
            throw new IOException("a reader must have room for " + (held.length + 1) + " bytes");
        }
        int read = client.read(bytes, offset + before, length - before);
        if (read < 0) {
            return read;
        }
        int end = offset + before + read;
        int good = guard.pass(bytes, offset, end);
        held = Arrays.copyOfRange(bytes, good, end);
        if (guard.violation() == 0) {
            return good - offset;
        }
        closing = true;
        violated.accept(guard.violation());
        held = FrameGuard.closeFrame(guard.violation());
        return good - offset + deliverClose(bytes, good, length - (good - offset));
    }

    /** Whatever else the client says is read and forgotten. */
    private int deliverClose(byte[] bytes, int offset, int length) throws IOException {
        int count = Math.min(held.length, length);
        System.arraycopy(held, 0, bytes, offset, count);
        held = Arrays.copyOfRange(held, count, held.length);
        return count == 0 ? forget(length) : count;
    }

    /** Whether the client has sent a close frame, or what the guard has made one of. */
    boolean saidLast() {
        return guard.closed() || guard.violation() != 0;
    }

    /** Reads what the client has sent, for nobody; returns whether nothing more will come. */
    boolean skip() throws IOException {
        byte[] bytes = new byte[SKIPPED];
        while (!saidLast() && isReady()) {
            if (read(bytes, 0, bytes.length) < 0) {
                return true;
            }
        }
        return saidLast();
    }

    @Override
    public int available() throws IOException {
        int more = client.available();
        // 0 means unknown, and a reader that then makes room for what is held alone could learn nothing more
        return closing || more > 0 ? held.length + more : 0;
    }

    @Override
    public boolean isReady() {
        return (closing && held.length > 0) || client.isReady();
    }
}

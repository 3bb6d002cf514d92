package io.tidings.websocket;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What a client sends, with its compressed messages {@linkplain FrameInflater inflated}. In place of one that is none, and
 * of all that follows, comes a close frame, as with {@link GuardedInput}, which stands before this.
 */
final class InflatedInput extends FrameInput {

    /** More than the guard may hold back. */
    private static final int ROOM = 64;

    private final FrameInflater inflater;
    private final IntConsumer violated;

    /** What has been inflated and not read. */
    private byte[] ready = NOTHING;

    private boolean closing;

    /** {@code violated} is told the code when no more may pass; must not block. */
    InflatedInput(GuardedInput client, FrameInflater inflater, IntConsumer violated) {
        super(client);
        this.inflater = inflater;
        this.violated = violated;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ready.length == 0) {
            if (closing) {
                return forget(length);
            }
            byte[] sent = new byte[Math.max(length, ROOM)];
            int count = client.read(sent, 0, sent.length);
            if (count < 0) {
                return count;
            }
            ready = inflater.pass(sent, 0, count);
            if (inflater.violation() != 0) {
                close(inflater.violation());
            }
        }
        int count = Math.min(ready.length, length);
        System.arraycopy(ready, 0, bytes, offset, count);
        ready = count == ready.length ? NOTHING : Arrays.copyOfRange(ready, count, ready.length);
        return count;
    }

    private void close(int code) {
        closing = true;
        violated.accept(code);
        byte[] frame = FrameGuard.closeFrame(code);
        int passed = ready.length;
        ready = Arrays.copyOf(ready, passed + frame.length);
        System.arraycopy(frame, 0, ready, passed, frame.length);
    }

    @Override
    public int available() throws IOException {
        return ready.length + client.available();
    }

    @Override
    public boolean isReady() {
        return ready.length > 0 || client.isReady();
    }
}

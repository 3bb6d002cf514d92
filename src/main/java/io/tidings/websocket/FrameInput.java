package io.tidings.websocket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a client sends, in front of a container that reads it in arrays, non-blocking, with one thread at a time. */
abstract class FrameInput extends ServletInputStream {

    static final byte[] NOTHING = {};

    final ServletInputStream client;

    private @Nullable ReadListener listener;

    FrameInput(ServletInputStream client) {
        this.client = client;
    }

    /** Reads what the client says after its end, and forgets it. */
    final int forget(int length) throws IOException {
        return length > 0 && client.read(new byte[length]) < 0 ? -1 : 0;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        throw new UnsupportedOperationException("frames are read in arrays");
    }

    @Override
    public final boolean isFinished() {
        return client.isFinished();
    }

    /** Remembers it: nothing is told before {@link #listen}. */
    @Override
    public final void setReadListener(ReadListener aListener) {
        listener = aListener;
    }

    /**
     * Tells the listener, from now on, of what comes and of what is there already.
     *
     * <p>Payara tells of that on this thread, in the call that sets the listener. Tyrus sets it before it has made what
     * hears, and waits in the listener until that is made, which comes after: a client that did not wait for the answer to
     * its handshake took a thread of the server for ever, and one that had gone by then was never noticed.
     */
    final void listen(ClosingHandshake closing) {
        if (listener == null) {
            return;
        }
        if (client instanceof FrameInput inner) {
            inner.setReadListener(listener);
            inner.listen(closing);
        } else {
            closing.tell(listener);
            client.setReadListener(closing);
        }
    }

    @Override
    public final void close() throws IOException {
        client.close();
    }
}

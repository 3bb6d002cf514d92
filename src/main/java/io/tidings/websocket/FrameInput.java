package io.tidings.websocket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** What a client sends, in front of a container that reads it in arrays, non-blocking, with one thread at a time. */
abstract class FrameInput extends ServletInputStream {

    static final byte[] NOTHING = {};

    final ServletInputStream client;

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

    @Override
    public final void setReadListener(ReadListener listener) {
        client.setReadListener(listener);
    }

    @Override
    public final void close() throws IOException {
        client.close();
    }
}

package io.tidings.websocket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What has come over the network, and not been read. */
final class FakeClientInput extends ServletInputStream {

    private byte[] waiting = {};

    void says(byte... bytes) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(waiting);
        all.writeBytes(bytes);
        waiting = all.toByteArray();
    }

    /** As Tyrus reads: as long as something is there, with room for what is said to be there. */
    static byte[] readAll(ServletInputStream input) throws IOException {
        var all = new ByteArrayOutputStream();
        while (input.isReady()) {
            int available = input.available();
            var bytes = new byte[available == 0 ? 16 : available];
            all.write(bytes, 0, input.read(bytes));
        }
        return all.toByteArray();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int count = Math.min(length, waiting.length);
        System.arraycopy(waiting, 0, bytes, offset, count);
        waiting = Arrays.copyOfRange(waiting, count, waiting.length);
        return count;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int available() {
        return waiting.length;
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public boolean isReady() {
        return waiting.length > 0;
    }

    /** As on Payara: what is there is told of at once. */
    @Override
    public void setReadListener(ReadListener listener) {
        try {
            if (isReady()) {
                listener.onDataAvailable();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

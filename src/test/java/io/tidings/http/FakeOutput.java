package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A container's response that a test can make full or broken. It insists on what Servlet 6 asks of a writer: every call
 * that writes or flushes follows an {@code isReady} that said so, and none comes from two threads at once.
 */
final class FakeOutput extends ServletOutputStream {

    private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();
    private final List<String> flushed = new ArrayList<>();
    private boolean asked;
    private boolean full;
    private boolean passesOver;
    private IOException broken;

    /** What was flushed, a text for each flush that found something. */
    synchronized List<String> flushed() {
        return List.copyOf(flushed);
    }

    synchronized void full(boolean nowFull) {
        full = nowFull;
    }

    /** The next flush does nothing, as the first of a response in Open Liberty. */
    synchronized void passOverAFlush() {
        passesOver = true;
    }

    synchronized void breakWith(IOException failure) {
        broken = failure;
    }

    @Override
    public synchronized boolean isReady() {
        asked = !full;
        return asked;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        use();
        unflushed.write(bytes, from, length);
    }

    @Override
    public void write(int each) {
        throw new AssertionError("byte by byte");
    }

    @Override
    public synchronized void flush() throws IOException {
        use();
        if (passesOver) {
            passesOver = false;
        } else if (unflushed.size() > 0) {
            flushed.add(unflushed.toString(UTF_8));
            unflushed.reset();
        }
    }

    private void use() throws IOException {
        if (!asked) {
            throw new IllegalStateException("isReady was not asked, or said no");
        }
        asked = false;
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new AssertionError("the servlet does this");
    }
}

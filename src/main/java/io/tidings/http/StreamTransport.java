package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.Format;
import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Push;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A response that never ends, as the hub sees it: written without blocking, so that no thread waits for a reader.
 *
 * <p>The worker hands over frames, the container says when there is room, and either may come on any thread at any time.
 * Whoever comes while nobody is at it takes the turn and does everything there is to do; whoever comes meanwhile only
 * leaves word. So one thread at a time touches the stream, and no lock is held while the container is called: Grizzly
 * calls {@link #onWritePossible} with a monitor of its own held, from within {@code setWriteListener} and
 * {@code isReady} too.
 *
 * <p>Nothing is written before the container's first {@link #onWritePossible}: the request is still being served until
 * then. A frame counts as sent when the container has taken it and would take more.
 */
final class StreamTransport implements Transport, WriteListener {

    private static final System.Logger LOG = System.getLogger(StreamTransport.class.getName());
    private static final byte[] NEWLINE = {'\n'};

    private final Format format;
    private final ServletOutputStream out;
    private final Ending ending;

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicReference<@Nullable Outgoing> handedOver = new AtomicReference<>();
    private volatile boolean begun;
    private volatile @Nullable DisconnectCode closing;
    private volatile @Nullable Throwable lost;

    /** What follows belongs to whoever has the turn. */
    private final ArrayDeque<byte[]> parts = new ArrayDeque<>(2);

    private @Nullable Sent inFlight;
    private boolean unflushed;
    /** Open Liberty passes over the first flush of a response: the second is for the same. */
    private boolean flushedBefore;

    private boolean saidFarewell;
    private boolean ended;

    private record Outgoing(Frame frame, Sent sent) {}

    /** What becomes of the response in the end; called by whoever has the turn, once. */
    interface Ending {
        /** The response is complete. */
        void complete();

        /** The peer does not read: the connection goes, and what was not read with it. */
        void cut();

        /** The connection was lost. */
        void lost();
    }

    /** {@code preamble}: what comes before the first frame; may be empty. */
    StreamTransport(Format format, String preamble, ServletOutputStream out, Ending ending) {
        this.format = format;
        this.out = out;
        this.ending = ending;
        if (!preamble.isEmpty()) {
            parts.add(preamble.getBytes(UTF_8));
        }
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        handedOver.set(new Outgoing(frame, sent));
        takeTurns();
    }

    /** There is no ping below the protocol's own. */
    @Override
    public void ping() {}

    @Override
    public void close(DisconnectCode why) {
        closing = why;
        takeTurns();
    }

    @Override
    public void onWritePossible() {
        begun = true;
        takeTurns();
    }

    @Override
    public void onError(Throwable failure) {
        lost = failure;
        takeTurns();
    }

    private void takeTurns() {
        int turn = turns.incrementAndGet();
        if (turn > 1) {
            return;
        }
        do {
            takeTurn();
            turn = turns.addAndGet(-turn);
        } while (turn > 0);
    }

    private void takeTurn() {
        Throwable failure = lost;
        if (failure != null) {
            fail(failure);
        } else if (ended) {
            refuse(new EOFException("the stream has ended"));
        } else if (begun) {
            try {
                write();
            } catch (IOException | IllegalStateException gone) {
                fail(gone);
            }
        }
    }

    /** Servlet 6, section 3.7: isReady before every single call that writes or flushes. */
    private void write() throws IOException {
        while (!ended && somethingToDo()) {
            if (!out.isReady()) {
                if (closing != null && !saidFarewell) {
                    end(ending::cut, new EOFException("the peer does not read"));
                }
                return;
            }
            byte[] part = parts.poll();
            if (part != null) {
                out.write(part);
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = !flushedBefore;
                flushedBefore = true;
            } else {
                next();
            }
        }
    }

    private boolean somethingToDo() {
        return !parts.isEmpty() || unflushed || inFlight != null || handedOver.get() != null || closing != null;
    }

    /** Everything so far has left. */
    private void next() {
        Sent sent = inFlight;
        inFlight = null;
        if (sent != null) {
            sent.sent(null);
        }
        Outgoing outgoing = handedOver.getAndSet(null);
        DisconnectCode why = closing;
        if (outgoing != null) {
            inFlight = outgoing.sent();
            parts.add(outgoing.frame().bytes());
            endOfFrame();
        } else if (why != null && !saidFarewell) {
            saidFarewell = true;
            farewell(why);
        } else if (why != null) {
            end(ending::complete, new EOFException("the stream has ended"));
        }
    }

    private void endOfFrame() {
        if (format.separator().length > 0) {
            parts.add(NEWLINE);
        }
    }

    /** Clients of a WebSocket get a close frame; here a push says why it ends. */
    private void farewell(DisconnectCode why) {
        byte[] item = why.code() == DisconnectCode.CONNECTION_CLOSED.code()
                ? new byte[0]
                : format.codec().encode(new Push.Disconnect(why));
        if (item.length > 0) {
            parts.add(item);
            endOfFrame();
        }
    }

    private void end(Runnable how, Throwable failure) {
        ended = true;
        parts.clear();
        how.run();
        refuse(failure);
    }

    private void fail(Throwable failure) {
        if (ended) {
            refuse(failure);
        } else {
            LOG.log(System.Logger.Level.DEBUG, "stream lost: {0}", failure.toString());
            end(ending::lost, failure);
        }
    }

    /** Tells whoever waits that it will not be. */
    private void refuse(Throwable failure) {
        Sent sent = inFlight;
        inFlight = null;
        if (sent != null) {
            sent.sent(failure);
        }
        Outgoing outgoing = handedOver.getAndSet(null);
        if (outgoing != null) {
            outgoing.sent().sent(failure);
        }
    }
}

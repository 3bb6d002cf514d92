package io.tidings.websocket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection on Payara: who has sent a close frame waits for the other's (RFC 6455 section 7.1.1), and then
 * the connection is given back to the container, on the thread that reads from it.
 *
 * <p>Tyrus does not wait, and gives it back on the thread that closes it. Grizzly then takes what the client still says,
 * its answer to the close frame, for a new request, made of objects that serve somebody else by now: it answered other
 * clients' requests with 500 or not at all. Stands between the container, which tells of what there is to read, and Tyrus.
 * Thread-safe.
 */
final class ClosingHandshake implements ReadListener {

    private static final System.Logger LOG = System.getLogger(ClosingHandshake.class.getName());

    /** As long as the hub lets a client take what was queued for it before its end. */
    private static final long ANSWER_SECONDS = 5;

    private final WebConnection connection;
    private final GuardedInput input;
    private @Nullable ReadListener listener;

    /** Completed when the client has answered; while the server has not closed the connection there is none. */
    private @Nullable CompletableFuture<Void> answer;

    /** Who is being told of what has come. */
    private @Nullable Thread reader;

    /** Whether nothing more will come. */
    private boolean clientDone;

    private boolean ended;

    ClosingHandshake(WebConnection connection, GuardedInput input) {
        this.connection = connection;
        this.input = input;
    }

    /** Who is told of what comes; before anything can. */
    void tell(ReadListener reading) {
        listener = reading;
    }

    /** Ends the connection as soon as the client has said its last, or has let {@value #ANSWER_SECONDS} s pass. */
    void close() throws IOException {
        CompletableFuture<Void> waiting = null;
        boolean now;
        synchronized (this) {
            now = !ended && (reader == null ? clientDone : reader == Thread.currentThread());
            if (now) {
                ended = true;
            } else if (!ended && answer == null) {
                waiting = new CompletableFuture<>();
                answer = waiting;
            }
        }
        if (now) {
            end();
        } else if (waiting != null) {
            CompletionStage<Void> inTime = waiting.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
            inTime.whenComplete((answered, late) -> {
                if (late != null) {
                    // a cut takes its time, and this thread is there for all time-outs
                    ForkJoinPool.commonPool().execute(this::giveUp);
                }
            });
        }
    }

    private void giveUp() {
        // the container tells of the cut as of any other
        if (!TyrusAccess.terminate(connection)) {
            onError(new TimeoutException("no close frame in " + ANSWER_SECONDS + " s"));
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        ReadListener told = enter();
        try {
            if (told != null) {
                told.onDataAvailable();
            }
        } finally {
            leave();
        }
    }

    /** The listener, if it is still to be told. */
    private synchronized @Nullable ReadListener enter() {
        reader = Thread.currentThread();
        return answer == null && !ended ? listener : null;
    }

    private void leave() throws IOException {
        synchronized (this) {
            if (ended || answer == null) {
                clientDone = !ended && input.saidLast();
                reader = null;
                return;
            }
        }
        boolean done = input.skip();
        synchronized (this) {
            reader = null;
            done &= !ended;
            ended |= done;
        }
        if (done) {
            end();
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        ReadListener told = enterLast();
        if (told != null) {
            try {
                told.onAllDataRead();
            } finally {
                left();
            }
        }
    }

    @Override
    public void onError(Throwable why) {
        try {
            ReadListener told = enterLast();
            if (told != null) {
                try {
                    told.onError(why);
                } finally {
                    left();
                }
            }
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "ended already: {0}", gone.toString());
        }
    }

    /** The client has gone: the listener, if that is still to be told; otherwise this is the end that was waited for. */
    private @Nullable ReadListener enterLast() throws IOException {
        synchronized (this) {
            if (ended) {
                return null;
            }
            if (answer == null) {
                reader = Thread.currentThread();
                return listener;
            }
            ended = true;
        }
        end();
        return null;
    }

    private synchronized void left() {
        reader = null;
        clientDone = true;
    }

    private void end() throws IOException {
        CompletableFuture<Void> waiting = answered();
        if (waiting != null) {
            waiting.complete(null);
        }
        try {
            connection.close();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private synchronized @Nullable CompletableFuture<Void> answered() {
        return answer;
    }
}

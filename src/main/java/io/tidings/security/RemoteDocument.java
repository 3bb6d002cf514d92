package io.tidings.security;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes at one address, kept here and read again now and then. When the issuer does not answer, what is
 * known stays good. Reading happens on the executor: who asks gets a stage and waits for nobody. Thread-safe.
 */
final class RemoteDocument<T> {

    /** How often at most it is read when somebody misses something in it. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(60);

    /** The same while nothing is known: then nobody gets in, and the issuer has not given us anything yet. */
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    /** Characters; a key set has a few keys of a few hundred bytes each, a description some ten thousand. */
    private static final int LARGEST = 1 << 18;

    private static final int TIMEOUT_MILLIS = 2_000;

    private static final System.Logger LOG = System.getLogger(RemoteDocument.class.getName());

    private final String name;
    private final Source source;
    private final Form<T> form;
    private final long refresh;
    private final Executor executor;
    private final LongSupplier clock;
    private volatile @Nullable T known;

    /** The reading that goes on; guarded by this, as is all that follows. */
    private @Nullable CompletableFuture<Boolean> reading;

    private boolean everRead;
    private long readAt;

    /** Empty while all is well. */
    private String trouble = "";

    /** Where the text comes from. */
    interface Source {
        String read() throws IOException;
    }

    /** What the text means. */
    interface Form<T> {
        T parse(String text) throws ParseException;
    }

    /** {@code name} for the log, in the plural; {@code clock}: nanoseconds from any origin. */
    RemoteDocument(String name, Source source, Form<T> form, Duration refresh, Executor executor, LongSupplier clock) {
        this.name = name;
        this.source = source;
        this.form = form;
        this.refresh = refresh.toNanos();
        this.executor = executor;
        this.clock = clock;
    }

    /** Reads what is at this address. */
    static Source at(URI address) {
        URL url;
        try {
            url = address.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
        DefaultResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
        return () -> http.retrieveResource(url).getContent();
    }

    /** What was read last; null before anything was. Begins another reading when that was long ago. */
    @Nullable
    T known() {
        readWhenOld();
        return known;
    }

    private synchronized void readWhenOld() {
        if (everRead && clock.getAsLong() - readAt >= refresh) {
            begin();
        }
    }

    /** Reads it, and nobody waits for that. */
    void begin() {
        CompletableFuture<Boolean> unused = readUnlessTooEarly();
    }

    /** The reading that goes on or begins, and whether it came to something; null while it is too early for another. */
    synchronized @Nullable CompletableFuture<Boolean> readUnlessTooEarly() {
        if (reading != null) {
            return reading;
        }
        long now = clock.getAsLong();
        long pause = known == null ? FIRST_PAUSE : PAUSE;
        if (everRead && now - readAt < pause) {
            return null;
        }
        everRead = true;
        readAt = now;
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        reading = begun;
        try {
            executor.execute(() -> begun.complete(read()));
        } catch (RejectedExecutionException stopping) {
            reading = null;
            begun.complete(false);
        }
        return begun;
    }

    /** On the executor. Returns whether the issuer answered as it should. */
    private boolean read() {
        String problem = "";
        try {
            known = form.parse(source.read());
        } catch (IOException | ParseException | RuntimeException e) {
            problem = e.toString();
        }
        synchronized (this) {
            reading = null;
            tell(problem);
        }
        return problem.isEmpty();
    }

    /** Once when it begins to fail, or fails otherwise than before, and once when that is over. */
    private void tell(String problem) {
        if (problem.equals(trouble)) {
            return;
        }
        trouble = problem;
        if (problem.isEmpty()) {
            LOG.log(Level.INFO, "{0} can be read again", name);
        } else {
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be read: {1}; {2}",
                    name,
                    problem,
                    known == null ? "none are known yet" : "those known before stay good");
        }
    }
}

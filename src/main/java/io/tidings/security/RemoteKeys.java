package io.tidings.security;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes (RFC 7517), kept here and read again now and then.
 *
 * <p>A token that names a key we do not know makes us look at once, but not more often than once a minute, whoever sends
 * such tokens; in between nobody can say whether the key exists, and the client is told to come back. When the issuer
 * does not answer, the keys we know stay good. Reading happens on the executor: who asks gets a stage and waits for
 * nobody. Thread-safe.
 */
final class RemoteKeys implements TokenKeys {

    /** How often at most we look for a key that we do not know. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(60);

    /** The same while we know none at all: then nobody can connect, and the issuer has not given us anything yet. */
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    /** A key set has a few keys of a few hundred bytes each. */
    private static final int LARGEST = 1 << 18;

    private static final int TIMEOUT_MILLIS = 2_000;

    private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getName());

    private final Source source;
    private final long refresh;
    private final Executor executor;
    private final LongSupplier clock;
    private volatile KeySet known = KeySet.EMPTY;

    /** The reading that goes on; guarded by this, as is all that follows. */
    private @Nullable CompletableFuture<Boolean> reading;

    private boolean everRead;
    private long readAt;
    private boolean failing;

    /** Where the text of the key set comes from. */
    interface Source {
        String read() throws IOException;
    }

    /** {@code clock}: nanoseconds from any origin. */
    RemoteKeys(Source source, Duration refresh, Executor executor, LongSupplier clock) {
        this.source = source;
        this.refresh = refresh.toNanos();
        this.executor = executor;
        this.clock = clock;
    }

    /** The keys at this address; looks at once, so that a wrong address is in the log when the server starts. */
    static RemoteKeys at(URI endpoint, Duration refresh, Executor executor) {
        RemoteKeys keys = new RemoteKeys(source(endpoint), refresh, executor, System::nanoTime);
        keys.begin();
        return keys;
    }

    private static Source source(URI endpoint) {
        URL url;
        try {
            url = endpoint.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
        DefaultResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST);
        return () -> http.retrieveResource(url).getContent();
    }

    @Override
    public CompletionStage<Signature> check(JWSObject token, Instant now) {
        String id = token.getHeader().getKeyID();
        if (HmacSecret.ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
            return CompletableFuture.completedFuture(Signature.OTHER_ALGORITHM);
        }
        if (id == null) {
            return CompletableFuture.completedFuture(Signature.NO_KEY_ID);
        }
        readWhenOld();
        PublicTokenKey key = known.find(id);
        if (key != null) {
            return CompletableFuture.completedFuture(key.check(token));
        }
        CompletableFuture<Boolean> read = readUnlessTooEarly();
        return read == null
                ? CompletableFuture.completedFuture(Signature.UNKNOWN_FOR_NOW)
                : read.thenApply(answered -> afterReading(token, id, answered));
    }

    private Signature afterReading(JWSObject token, String id, boolean answered) {
        PublicTokenKey key = known.find(id);
        if (key != null) {
            return key.check(token);
        }
        return answered ? Signature.UNKNOWN_KEY : Signature.UNKNOWN_FOR_NOW;
    }

    private synchronized void readWhenOld() {
        if (everRead && clock.getAsLong() - readAt >= refresh) {
            begin();
        }
    }

    /** Reads them, and nobody waits for that. */
    private void begin() {
        CompletableFuture<Boolean> unused = readUnlessTooEarly();
    }

    /** The reading that goes on or begins; null while it is too early for another. */
    private synchronized @Nullable CompletableFuture<Boolean> readUnlessTooEarly() {
        if (reading != null) {
            return reading;
        }
        long now = clock.getAsLong();
        long pause = known.keys().isEmpty() ? FIRST_PAUSE : PAUSE;
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

    /** On the executor. Returns whether the issuer answered with keys. */
    private boolean read() {
        String problem = "";
        try {
            known = KeySet.parse(source.read());
        } catch (IOException | ParseException | RuntimeException e) {
            problem = e.toString();
        }
        synchronized (this) {
            reading = null;
            tell(problem);
        }
        return problem.isEmpty();
    }

    /** Once when it begins to fail, and once when that is over. */
    private void tell(String problem) {
        if (problem.isEmpty() == !failing) {
            return;
        }
        failing = !failing;
        if (failing) {
            LOG.log(
                    Level.WARNING,
                    "the keys that sign tokens cannot be read: {0}; {1} known before stay good",
                    problem,
                    known.keys().size());
        } else {
            LOG.log(Level.INFO, "the keys that sign tokens can be read again");
        }
    }
}

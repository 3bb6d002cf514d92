package io.tidings.security;

import com.nimbusds.jose.JWSObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes (RFC 7517), kept here and read again now and then.
 *
 * <p>A token that names a key we do not know makes us look at once, but not more often than once a minute, whoever sends
 * such tokens; in between nobody can say whether the key exists, and the client is told to come back. When the issuer
 * does not answer, the keys we know stay good. Thread-safe; who asks gets a stage and waits for nobody.
 */
final class RemoteKeys implements TokenKeys {

    private final RemoteDocument<KeySet> keys;

    /** {@code clock}: nanoseconds from any origin. */
    RemoteKeys(RemoteDocument.Source source, Duration refresh, Executor executor, LongSupplier clock) {
        keys = new RemoteDocument<>("the keys that sign tokens", source, KeySet::parse, refresh, executor, clock);
    }

    /** The keys at this address; looks at once, so that a wrong address is in the log when the server starts. */
    static RemoteKeys at(URI endpoint, Duration refresh, Executor executor) {
        RemoteKeys remote = new RemoteKeys(RemoteDocument.at(endpoint), refresh, executor, System::nanoTime);
        remote.keys.begin();
        return remote;
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
        PublicTokenKey key = find(id);
        if (key != null) {
            return CompletableFuture.completedFuture(key.check(token));
        }
        CompletableFuture<Boolean> read = keys.readUnlessTooEarly();
        return read == null
                ? CompletableFuture.completedFuture(Signature.UNKNOWN_FOR_NOW)
                : read.thenApply(answered -> afterReading(token, id, answered));
    }

    private Signature afterReading(JWSObject token, String id, boolean answered) {
        PublicTokenKey key = find(id);
        if (key != null) {
            return key.check(token);
        }
        return answered ? Signature.UNKNOWN_KEY : Signature.UNKNOWN_FOR_NOW;
    }

    private @Nullable PublicTokenKey find(String id) {
        KeySet known = keys.known();
        return known == null ? null : known.find(id);
    }
}

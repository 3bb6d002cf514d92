package io.tidings.security;

import io.tidings.security.RelyingParty.Renewal;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks the provider now and then whether the logins are still good, and which roles they have: somebody it has logged out
 * or blocked is gone then, and who has lost a role has to connect again without it. While it does not answer, everything
 * stays as it is. Thread-safe.
 */
final class LoginRefresh {

    /** How many are asked about at a time; the provider has others to serve. */
    private static final int AT_A_TIME = 8;

    private final OidcLogins logins;
    private final Function<OidcLogin, Renewal> ask;
    private final long interval;
    private final Executor executor;
    private final LongSupplier clock;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    /** When each was asked about last, or first seen, by its key. */
    private final ConcurrentHashMap<String, Long> asked = new ConcurrentHashMap<>();

    /** {@code clock}: nanoseconds from any origin. */
    LoginRefresh(
            OidcLogins logins,
            Function<OidcLogin, Renewal> ask,
            Duration interval,
            Executor executor,
            LongSupplier clock) {
        this.logins = logins;
        this.ask = ask;
        this.interval = interval.toNanos();
        this.executor = executor;
        this.clock = clock;
    }

    /** To be called every second or so: begins to ask about those whose time has come, as many as there is room for. */
    void tick() {
        long now = clock.getAsLong();
        asked.keySet().removeIf(key -> !logins.knows(key));
        for (OidcLogin login : logins.all()) {
            if (login.refreshToken().isEmpty() || now - asked.computeIfAbsent(login.key(), key -> now) < interval) {
                continue;
            }
            if (!places.tryAcquire()) {
                return;
            }
            asked.put(login.key(), now);
            begin(login);
        }
    }

    private void begin(OidcLogin login) {
        try {
            executor.execute(() -> {
                try {
                    refresh(login);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            places.release();
        }
    }

    private void refresh(OidcLogin login) {
        Renewal renewal = ask.apply(login);
        if (renewal instanceof Renewal.Good good) {
            logins.renew(login, good.login());
        } else if (renewal instanceof Renewal.Over) {
            logins.end(login.key());
        }
    }
}

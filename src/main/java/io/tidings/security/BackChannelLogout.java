package io.tidings.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The provider says by itself that somebody has logged out (OpenID Connect Back-Channel Logout 1.0): every login of that
 * session, or of that user, ends here at once with all its connections. A token counts once. Thread-safe.
 */
public final class BackChannelLogout {

    /** Where the provider says so. */
    public static final String PATH = "/api/oidc/logout";

    private static final Refusal INVALID = Refusal.of(400, "not a valid logout token");
    private static final Refusal BUSY = new Refusal(503, "logout tokens cannot be checked now", "Retry-After", "5");

    /** How many may wait for the provider's keys; strangers can send tokens, too. */
    private static final int WAITING = 8;

    /** Only the provider can make one, so this is for a provider gone mad: some ten megabytes. */
    private static final int MOST = 100_000;

    private static final Logger LOG = System.getLogger(BackChannelLogout.class.getName());

    private final TokenVerifier tokens;
    private final OidcLogins logins;
    private final Clock clock;
    private final Semaphore places = new Semaphore(WAITING);

    /** When each token that has counted ends, in seconds since 1970; guarded by this. */
    private final Map<String, Long> used = new HashMap<>();

    BackChannelLogout(RelyingParty party, OidcLogins logins, Clock clock) {
        this.tokens = party.tokens();
        this.logins = logins;
        this.clock = clock;
    }

    /** Ends what the token says; returns why not, or null: 400 for a token that is not good, or 503 while nobody can say. */
    public @Nullable Refusal accept(String token) {
        if (!places.tryAcquire()) {
            return BUSY;
        }
        Verification<LogoutTokenClaims> checked;
        try {
            checked = RelyingParty.now(tokens.verify(token, (claims, rules) -> LogoutTokenClaims.read(claims))
                    .toCompletableFuture());
        } finally {
            places.release();
        }
        if (checked instanceof Verification.Valid<LogoutTokenClaims> valid) {
            return accept(valid.claims());
        }
        return checked instanceof Verification.Unknown ? BUSY : INVALID;
    }

    private @Nullable Refusal accept(LogoutTokenClaims claims) {
        if (!firstTime(claims)) {
            return INVALID;
        }
        int ended = logins.endThose(
                login -> (claims.session().isEmpty() || claims.session().equals(login.session()))
                        && (claims.subject().isEmpty() || claims.subject().equals(login.subject())));
        LOG.log(Level.DEBUG, "the identity provider has ended {0} logins", ended);
        return null;
    }

    private synchronized boolean firstTime(LogoutTokenClaims claims) {
        long now = clock.instant().getEpochSecond();
        if (used.size() >= MOST) {
            used.values().removeIf(until -> until <= now);
        }
        return used.size() < MOST && used.putIfAbsent(claims.id(), claims.expires()) == null;
    }
}

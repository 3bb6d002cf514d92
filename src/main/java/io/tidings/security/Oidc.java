package io.tidings.security;

import io.tidings.config.OidcConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Revocations;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Logins with an identity provider, as far as the configuration switches them on.
 *
 * @param party what we are to the provider; null without one
 * @param backChannel how it ends logins by itself; null without one
 * @param logins who is logged in
 * @param refresh asks it again about them; null where nobody does
 */
public record Oidc(
        @Nullable RelyingParty party,
        @Nullable BackChannelLogout backChannel,
        OidcLogins logins,
        @Nullable Future<?> refresh)
        implements AutoCloseable {

    /** Asks the provider what it offers, and from then on about those who are logged in; without one it asks nobody. */
    public static Oidc of(
            TidingsConfig config, Revocations revocations, Executor executor, ScheduledExecutorService scheduler) {
        OidcConfig oidc = config.auth().oidc();
        URI issuer = oidc.issuer();
        OidcLogins logins = new OidcLogins(ending(revocations));
        if (issuer == null) {
            return new Oidc(null, null, logins, null);
        }
        Clock clock = Clock.systemUTC();
        RelyingParty party =
                RelyingParty.of(oidc, issuer, config.client().token().clockSkew(), executor, clock);
        LoginRefresh refresh = new LoginRefresh(logins, party::renew, oidc.refresh(), executor, System::nanoTime);
        return new Oidc(
                party,
                new BackChannelLogout(party, logins, clock),
                logins,
                oidc.refresh().isZero()
                        ? null
                        : scheduler.scheduleWithFixedDelay(refresh::tick, 1, 1, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        if (refresh != null) {
            refresh.cancel(false);
        }
    }

    private static OidcLogins.Ending ending(Revocations revocations) {
        return new OidcLogins.Ending() {
            @Override
            public void loggedOut(String proof) {
                revocations.loggedOut(proof);
            }

            @Override
            public void changed(String proof) {
                revocations.loginChanged(proof);
            }
        };
    }
}

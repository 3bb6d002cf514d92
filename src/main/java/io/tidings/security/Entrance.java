package io.tidings.security;

import io.tidings.config.IpAddress;
import io.tidings.config.LimitConfig;
import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every way in asks of a request before it becomes a connection, whether it is upgraded to a WebSocket or answered
 * with a stream. Thread-safe.
 *
 * <p>Too much from one address is 429, because it is that client's own doing (RFC 6585 section 4), and a load balancer
 * that counts 5xx must not take a node out of service for it. Too much for the node is 503 (RFC 9110 section 15.6.4):
 * another node may have room. Both say in Retry-After when to come back.
 */
public final class Entrance implements PasswordGuard {

    /** When there may be room again is anybody's guess. */
    private static final long ROOM_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Hub hub;
    private final OriginRule origins;
    private final LimitConfig limit;
    private final RemoteAddress remote;
    private final FailedAuthentications failures;
    private final HandshakeRates rates;
    private final Logins logins;
    private final EntranceListener listener;

    /** {@code clock}: nanoseconds from any origin. {@code listener} hears of each refusal. */
    public Entrance(
            Hub hub,
            OriginRule origins,
            FailedAuthentications failures,
            Logins logins,
            LongSupplier clock,
            EntranceListener listener) {
        this.listener = listener;
        this.hub = hub;
        this.origins = origins;
        this.limit = hub.config().limit();
        this.remote = new RemoteAddress(hub.config().client());
        this.failures = failures;
        this.logins = logins;
        this.rates = new HandshakeRates(limit, clock);
    }

    /** What is known of a request as it comes in; to be found out once for each. */
    public Arrival arrival(HttpServletRequest request) {
        return new Arrival(request, remote.of(request).orElse(null), standing(request));
    }

    /**
     * Whether the request may become a connection, and whose: as {@link #refusal} says, and then as {@link #visitor} does.
     * To be asked once for each request.
     */
    public Admission admit(Arrival arrival) {
        Refusal refusal = refusal(arrival);
        return refusal == null ? visitor(arrival) : new Admission.Refused(refusal);
    }

    /**
     * Who the request comes from: 401 for a login, token or ticket that is wrong, and where one has to be known; 403 for
     * somebody who may not connect, 429 for one who guesses, 503 while a token cannot be checked. Where the page is a
     * {@link Standing#STRANGER}, the container's login does not count.
     */
    public Admission visitor(Arrival arrival) {
        Admission admission = logins.admit(arrival.request(), arrival.address(), arrival.trusted());
        told(arrival, admission.refusal());
        return admission;
    }

    /** Logs in at the container who sends this name and password; returns why not, or null: 401 or 429. */
    public @Nullable Refusal logIn(HttpServletRequest request, String name, String password) {
        return logins.logIn(request, name, password, remote.of(request).orElse(null));
    }

    /** Logs in at the container who sends BASIC; returns why not, or null. */
    @Nullable
    Refusal wrongLogin(Arrival arrival) {
        return told(arrival, logins.wrongLogin(arrival.request(), arrival.address()));
    }

    @Override
    public @Nullable Refusal mustWait(HttpServletRequest request) {
        Arrival arrival = arrival(request);
        return told(arrival, logins.mustWait(arrival.address()));
    }

    @Override
    public void wrongPassword(HttpServletRequest request) {
        Arrival arrival = arrival(request);
        told(arrival, logins.wrongPassword(arrival.address()));
    }

    /**
     * Why the request may not become a connection: 403 for its origin, 429 where its address asks too much, 503 where the
     * node has no room; null if it may. To be asked once for each request: it counts.
     */
    public @Nullable Refusal refusal(Arrival arrival) {
        return told(arrival, reason(arrival));
    }

    /** Refuses a request for a reason that was found elsewhere. */
    public Admission refuse(Arrival arrival, Refusal refusal) {
        told(arrival, refusal);
        return new Admission.Refused(refusal);
    }

    private @Nullable Refusal reason(Arrival arrival) {
        if (!arrival.allowed()) {
            return Refusal.ORIGIN;
        }
        IpAddress address = arrival.address();
        Refusal refusal = address == null ? null : tooMuchFrom(address);
        return refusal != null ? refusal : tooMuch();
    }

    private @Nullable Refusal told(Arrival arrival, @Nullable Refusal refusal) {
        if (refusal != null) {
            listener.refused(arrival.request(), arrival.remoteAddress(), refusal);
        }
        return refusal;
    }

    private @Nullable Refusal tooMuchFrom(IpAddress address) {
        long wait = failures.mustWait(address);
        if (wait > 0) {
            return refused(Limit.FAILED_AUTHENTICATIONS, TOO_MANY_REQUESTS, "too many invalid tokens", wait);
        }
        // before the connections: somebody who knocks on and on while all places are taken is hurrying, too
        wait = rates.takeOf(address);
        if (wait > 0) {
            return refused(Limit.ADDRESS_HANDSHAKES, TOO_MANY_REQUESTS, "too many handshakes from your address", wait);
        }
        int most = limit.addressConnections();
        if (most > 0 && hub.clients().openFrom(address) >= most) {
            return refused(
                    Limit.ADDRESS_CONNECTIONS, TOO_MANY_REQUESTS, "too many connections from your address", ROOM_NANOS);
        }
        return null;
    }

    private @Nullable Refusal tooMuch() {
        int most = hub.config().client().connectionLimit();
        if (most > 0 && hub.clients().open() >= most) {
            return refused(Limit.NODE_CONNECTIONS, UNAVAILABLE, "too many connections", ROOM_NANOS);
        }
        long wait = rates.takeOfNode();
        return wait == 0 ? null : refused(Limit.NODE_HANDSHAKES, UNAVAILABLE, "too many handshakes", wait);
    }

    private Refusal refused(Limit which, int status, String title, long waitNanos) {
        hub.refused(which);
        return Refusal.later(status, title, waitNanos);
    }

    /** Whether the page that the request comes from may talk to this server. */
    public boolean allowsOrigin(HttpServletRequest request) {
        return standing(request) != Standing.REFUSED;
    }

    /** Whether it may do so with what its reader's browser sends along by itself. */
    public boolean trustsOrigin(HttpServletRequest request) {
        return standing(request) == Standing.TRUSTED;
    }

    /**
     * How far the page is trusted that the request comes from.
     *
     * <p>Browsers leave {@code Origin} away when a page has them fetch a picture or open another page; then they tell with
     * {@code Sec-Fetch-Site} that it was a page of somebody else (Fetch Metadata Request Headers, section 2.3), which no
     * page can change.
     */
    private Standing standing(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Origin"));
        String site = request.getHeader("Sec-Fetch-Site");
        boolean elsewhere = given.isEmpty() && site != null && !site.equals("same-origin") && !site.equals("none");
        return elsewhere ? Standing.REFUSED : origins.standing(given, host(request), remote.byTls(request));
    }

    /** The one Host header; null when there are several, because then nobody knows which of them a proxy believed. */
    private static @Nullable String host(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return hosts.size() == 1 ? hosts.get(0) : null;
    }
}

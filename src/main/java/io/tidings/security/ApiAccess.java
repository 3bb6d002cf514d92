package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.config.HttpApiConfig;
import io.tidings.config.IpAddress;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the server API: whoever brings its key, and whom the container knows in the role {@value #ROLE}.
 *
 * <p>A key in the address is not looked at: addresses end up in logs. A wrong key or password counts as a failed
 * authentication of the address. Thread-safe.
 */
public final class ApiAccess {

    /** The role of those who publish on an application's behalf. */
    public static final String ROLE = "publisher";

    private static final String KEY_HEADER = "X-API-Key";
    private static final String KEY_SCHEME = "apikey ";

    private final HttpApiConfig config;
    private final byte[] expected;
    private final RemoteAddress remote;
    private final FailedAuthentications failures;
    private final LimitListener limits;
    private final EntranceListener listener;

    /** {@code limits} is told of each request that has to wait after failures, {@code listener} of each refusal. */
    public ApiAccess(
            TidingsConfig config, FailedAuthentications failures, LimitListener limits, EntranceListener listener) {
        this.listener = listener;
        this.config = config.http().api();
        this.expected = this.config.key().getBytes(UTF_8);
        this.remote = new RemoteAddress(config.client());
        this.failures = failures;
        this.limits = limits;
    }

    /** Why the request may not be answered: 401, 403, or 429 after too many failures; null if it may. */
    public @Nullable Refusal refusal(HttpServletRequest request) {
        Refusal refusal = reason(request);
        if (refusal != null) {
            listener.refused(
                    request, remote.of(request).map(IpAddress::toString).orElse(""), refusal);
        }
        return refusal;
    }

    private @Nullable Refusal reason(HttpServletRequest request) {
        if (config.insecure()) {
            return null;
        }
        Optional<IpAddress> address = remote.of(request);
        long wait = address.map(failures::mustWait).orElse(0L);
        if (wait > 0) {
            limits.refused(Limit.FAILED_AUTHENTICATIONS);
            return Refusal.later(429, "too many wrong keys", wait);
        }
        String key = key(request.getHeader(KEY_HEADER), request.getHeader("Authorization"));
        if (key != null) {
            return isKey(key) ? null : failed(address, "wrong key");
        }
        if (request.getUserPrincipal() == null && !login(request)) {
            return failed(address, "wrong name or password");
        }
        if (request.getUserPrincipal() == null) {
            return unauthorized("an API key is missing");
        }
        return request.isUserInRole(ROLE) ? null : Refusal.of(403, "only for publishers");
    }

    /**
     * Whether the key is right, asked where there is no servlet request yet. False also where more has to be asked, because
     * the peer is a proxy or has to wait; {@link #refusal} does.
     */
    public boolean admits(String key, IpAddress peer) {
        return !remote.isTrusted(peer) && failures.mustWait(peer) == 0 && isKey(key);
    }

    /** The key that a request brings in its header {@code X-API-Key}, or else in its header {@code Authorization}; or null. */
    public static @Nullable String key(@Nullable String header, @Nullable String authorization) {
        if (header != null) {
            return header;
        }
        return authorization != null && authorization.regionMatches(true, 0, KEY_SCHEME, 0, KEY_SCHEME.length())
                ? authorization.substring(KEY_SCHEME.length()).strip()
                : null;
    }

    /** The time this takes says nothing about the key, not even how long it is: it depends on what was given. */
    private boolean isKey(String given) {
        return expected.length > 0 && MessageDigest.isEqual(given.getBytes(UTF_8), expected);
    }

    /**
     * Has the container check a name and a password, if the request brings any: it asks for them by itself only where
     * web.xml says so, which would shut out those with a key. False if they are wrong.
     */
    private static boolean login(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization == null || !Logins.isBasic(authorization) || Logins.login(request, authorization);
    }

    private Refusal failed(Optional<IpAddress> address, String title) {
        address.ifPresent(failures::failed);
        return unauthorized(title);
    }

    /** RFC 9110 section 11.6.1 wants a challenge; one for Basic would make browsers ask for a password. */
    private static Refusal unauthorized(String title) {
        return new Refusal(401, title, "WWW-Authenticate", "apikey realm=\"tidings\"");
    }
}

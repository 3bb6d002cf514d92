package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.config.AuthConfig;
import io.tidings.config.AuthMode;
import io.tidings.config.IpAddress;
import io.tidings.hub.Authentication;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Proof;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.security.Admission.Admitted;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who a request comes from, before it becomes a connection: the container's login, which may stand in the HTTP
 * session or be sent along as BASIC, a bearer token, or a one-time ticket.
 *
 * <p>Payara looks at BASIC only where a constraint in web.xml asks for a login; here it is looked at wherever it is sent,
 * through the container's own realm. A wrong password counts as an invalid token does: who tries many has to wait.
 * Thread-safe; blocks only as long as the container's realm does.
 */
public final class Logins {

    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";
    private static final Refusal TWICE = Refusal.of(400, "send one Authorization header");
    private static final Refusal WRONG_PASSWORD = Refusal.unauthorized("wrong name or password", Refusal.BASIC);
    private static final Refusal WRONG_TOKEN =
            Refusal.unauthorized("not a valid token", "Bearer error=\"invalid_token\"");
    private static final Refusal WRONG_TICKET = Refusal.unauthorized("not a valid ticket", "Bearer");
    private static final Refusal NOT_NOW = new Refusal(503, "tokens cannot be checked now", "Retry-After", "1");

    private final AuthConfig auth;
    private final Set<String> roles;
    private final Tokens tokens;
    private final Tickets tickets;
    private final FailedAuthentications failures;
    private final LimitListener limits;
    private final Clock clock;

    /** Says whose a bearer token is. */
    public interface Tokens {
        CompletableFuture<Decision<Credentials>> bearer(String token);
    }

    /** {@code roles}: those that namespaces name. A container cannot be asked for all that somebody has, but for each. */
    public Logins(
            AuthConfig auth,
            Set<String> roles,
            Tokens tokens,
            Tickets tickets,
            FailedAuthentications failures,
            LimitListener limits,
            Clock clock) {
        this.auth = auth;
        this.roles = Stream.concat(roles.stream(), auth.roles().stream()).collect(Collectors.toUnmodifiableSet());
        this.tokens = tokens;
        this.tickets = tickets;
        this.failures = failures;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Who it is, or why the request is refused.
     *
     * @param address where it comes from, null where nobody knows
     * @param trusted whether the container's login counts, which a browser sends along whoever's page it is
     */
    Admission admit(HttpServletRequest request, @Nullable IpAddress address, boolean trusted) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            return refused(TWICE);
        }
        String header = headers.isEmpty() ? "" : headers.get(0).strip();
        Refusal tooMany = header.isEmpty() ? null : mustWait(address);
        if (tooMany != null) {
            return refused(tooMany);
        }
        if (begins(header, BEARER)) {
            return bearer(header.substring(BEARER.length()).strip(), address);
        }
        String ticket = ticket(request);
        if (!ticket.isEmpty()) {
            Credentials who = tickets.redeem(ticket);
            return who == null ? refused(WRONG_TICKET) : new Admitted(new Visitor(who));
        }
        return trusted && auth.mode().acceptsLogins() ? login(request, header, address) : nobody();
    }

    private Admission bearer(String token, @Nullable IpAddress address) {
        CompletableFuture<Decision<Credentials>> decided = tokens.bearer(token);
        if (!decided.isDone()) {
            return refused(NOT_NOW); // the issuer is being asked for its keys, and nobody waits for that here
        }
        Decision<Credentials> decision = decided.join();
        if (decision instanceof Decision.Granted<Credentials> granted) {
            return new Admitted(new Visitor(granted.value()));
        }
        Outcome why = ((Decision.Refused<Credentials>) decision).why();
        if (why.equals(ErrorCode.INTERNAL)) {
            return refused(NOT_NOW);
        }
        if (why.equals(DisconnectCode.INVALID_TOKEN) && address != null) {
            failures.failed(address);
        }
        return refused(WRONG_TOKEN);
    }

    private Admission login(HttpServletRequest request, String header, @Nullable IpAddress address) {
        if (begins(header, BASIC) && !login(request, header)) {
            return refused(wrongPassword(address));
        }
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return nobody();
        }
        if (!auth.role().isEmpty() && !request.isUserInRole(auth.role())) {
            return refused(Refusal.of(403, "you may not connect"));
        }
        Authentication how = principal instanceof OidcLogin login
                ? new Authentication("oidc", login.roles(), login.proof())
                : new Authentication("container", rolesOf(request), containerProof(request));
        return new Admitted(new Visitor(new Credentials(principal.getName(), 0, null, Map.of(), how)));
    }

    private Set<String> rolesOf(HttpServletRequest request) {
        return roles.stream().filter(request::isUserInRole).collect(Collectors.toSet());
    }

    private Proof containerProof(HttpServletRequest request) {
        return new Proof(LoginSessions.of(request), clock.instant().getEpochSecond());
    }

    /** Logs in at the container who sends this name and password; returns why not, or null. */
    @Nullable
    Refusal logIn(HttpServletRequest request, String name, String password, @Nullable IpAddress address) {
        Refusal tooMany = mustWait(address);
        if (tooMany != null) {
            return tooMany;
        }
        try {
            request.login(name, password);
            return null;
        } catch (ServletException refused) {
            return wrongPassword(address);
        }
    }

    private Admission nobody() {
        return auth.mode() == AuthMode.CONTAINER ? refused(Refusal.IDENTITY) : new Admitted(null);
    }

    /** Why a BASIC login is refused that is sent to where the container's roles are asked; null when none is, or it is good. */
    @Nullable
    Refusal wrongLogin(HttpServletRequest request, @Nullable IpAddress address) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() != 1
                || !begins(headers.get(0).strip(), BASIC)
                || !auth.mode().acceptsLogins()) {
            return headers.size() > 1 ? TWICE : null;
        }
        Refusal tooMany = mustWait(address);
        if (tooMany != null) {
            return tooMany;
        }
        return login(request, headers.get(0).strip()) ? null : wrongPassword(address);
    }

    /** Why nothing that the address says of itself is looked at now (429), or null. */
    @Nullable
    Refusal mustWait(@Nullable IpAddress address) {
        long wait = address == null ? 0 : failures.mustWait(address);
        if (wait == 0) {
            return null;
        }
        limits.refused(Limit.FAILED_AUTHENTICATIONS);
        return Refusal.later(429, "too many failed logins", wait);
    }

    /** Counts a password that was wrong. */
    Refusal wrongPassword(@Nullable IpAddress address) {
        if (address != null) {
            failures.failed(address);
        }
        return WRONG_PASSWORD;
    }

    /** Logs the sender of a BASIC header in, unless the container has done so; whether that is who it says now. */
    static boolean login(HttpServletRequest request, String header) {
        String credentials;
        try {
            credentials = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        int colon = credentials.indexOf(':');
        if (colon < 1) {
            return false;
        }
        String name = credentials.substring(0, colon);
        Principal already = request.getUserPrincipal();
        if (already != null) {
            return already.getName().equals(name);
        }
        try {
            request.login(name, credentials.substring(colon + 1));
            return true;
        } catch (ServletException refused) {
            return false;
        }
    }

    /** The ticket among the subprotocols that a client offers; empty if there is none. */
    private static String ticket(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(Tickets::isTicket)
                .findFirst()
                .orElse("");
    }

    static boolean isBasic(String header) {
        return begins(header, BASIC);
    }

    static boolean isBearer(String header) {
        return begins(header, BEARER);
    }

    private static boolean begins(String header, String scheme) {
        int end = header.indexOf(' ');
        return (end < 0 ? header : header.substring(0, end))
                .toLowerCase(Locale.ROOT)
                .equals(scheme);
    }

    private static Admission refused(Refusal refusal) {
        return new Admission.Refused(refusal);
    }
}

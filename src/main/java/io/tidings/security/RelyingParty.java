package io.tidings.security;

import io.tidings.config.OidcConfig;
import io.tidings.config.TokenConfig;
import io.tidings.hub.Proof;
import io.tidings.security.LoginAttempts.Attempt;
import io.tidings.security.TokenEndpoint.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What we are to an identity provider: logins by authorization code with PKCE (OpenID Connect Core 1.0 section 3.1,
 * RFC 7636), asked about again by refresh token, and ended at the provider as well. Thread-safe; a caller waits a few
 * seconds at most, and what the provider does not answer by then is {@link #NOT_NOW}.
 */
public final class RelyingParty {

    static final Refusal NOT_NOW = new Refusal(503, "the identity provider does not answer", "Retry-After", "5");

    /** For who comes back without having begun. */
    public static final Refusal STALE =
            Refusal.of(400, "this login was begun elsewhere, or too long ago: open the page again");

    private static final Refusal NOT_GOOD = Refusal.of(403, "the identity provider vouches for nobody");

    /** Errors that pass (RFC 6749 section 4.1.2.1). */
    private static final Set<String> NOT_ITS_FAULT = Set.of("temporarily_unavailable", "server_error");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long PATIENCE_MILLIS = 4_000;
    private static final int ID_BYTES = 16;

    private final OidcConfig config;
    private final RemoteDocument<ProviderMetadata> metadata;
    private final TokenVerifier tokens;
    private final TokenEndpoint endpoint;
    private final LoginAttempts attempts;
    private final Clock clock;

    /** Where a login has come to. */
    public sealed interface Step {

        /** On to the provider; the browser has to show {@code state} when it comes back. */
        record Away(URI address, String state) implements Step {}

        /** Done. */
        record In(OidcLogin login) implements Step {}

        /** It ends here. */
        record Refused(Refusal why) implements Step {}
    }

    /**
     * With what the browser comes back (OpenID Connect Core 1.0 section 3.1.2.5, RFC 9207); what is missing is empty.
     *
     * @param state that the browser knew it before is for the caller to see
     * @param error why the provider refuses
     * @param issuer who it says it is; providers need not
     */
    public record Answered(String state, String code, String error, String issuer) {}

    /** What asking about a login again came to. */
    sealed interface Renewal {

        /** It goes on, as this. */
        record Good(OidcLogin login) implements Renewal {}

        /** The provider has ended it. */
        record Over() implements Renewal {}

        /** Nobody can say now. */
        record Unknown() implements Renewal {}
    }

    RelyingParty(
            OidcConfig config,
            RemoteDocument<ProviderMetadata> metadata,
            TokenVerifier tokens,
            TokenEndpoint endpoint,
            Clock clock) {
        this.config = config;
        this.metadata = metadata;
        this.tokens = tokens;
        this.endpoint = endpoint;
        this.attempts = new LoginAttempts(clock);
        this.clock = clock;
    }

    /** Asks the issuer for its description at once, so that a wrong address is in the log when the server starts. */
    static RelyingParty of(OidcConfig config, URI issuer, Duration skew, Executor executor, Clock clock) {
        RemoteDocument<ProviderMetadata> metadata = new RemoteDocument<>(
                "the endpoints of the identity provider",
                RemoteDocument.at(ProviderMetadata.address(issuer)),
                text -> ProviderMetadata.parse(text, issuer),
                HOUR,
                executor,
                System::nanoTime);
        metadata.begin();
        RemoteKeys keys = new RemoteKeys(() -> keysOf(metadata), HOUR, executor, System::nanoTime);
        TokenConfig rules = TokenConfig.ofProvider(config, issuer, skew);
        return new RelyingParty(
                config, metadata, new TokenVerifier(rules, keys, clock), new TokenEndpoint(config), clock);
    }

    private static String keysOf(RemoteDocument<ProviderMetadata> metadata) throws IOException {
        ProviderMetadata provider = metadata.known();
        if (provider == null) {
            throw new IOException("the provider has not said yet where its keys are");
        }
        return RemoteDocument.at(provider.jwksUri()).read();
    }

    /** What checks the provider's tokens. */
    TokenVerifier tokens() {
        return tokens;
    }

    /** Begins a login. {@code redirectUri}: where the browser comes back to. */
    public Step begin(String redirectUri) {
        ProviderMetadata provider = provider();
        if (provider == null) {
            return new Step.Refused(NOT_NOW);
        }
        Attempt attempt = attempts.begin();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", redirectUri);
        query.put("scope", ("openid " + config.scopes()).strip());
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        return new Step.Away(with(provider.authorizationEndpoint(), query), attempt.state());
    }

    /**
     * The browser is back: 400 for a login that nobody began, or too long ago, 403 where the provider vouches for nobody,
     * 503 while it cannot be asked. {@code redirectUri}: the same as at the beginning.
     */
    public Step finish(Answered back, String redirectUri) {
        Attempt attempt = attempts.of(back.state());
        if (attempt == null) {
            return new Step.Refused(STALE);
        }
        ProviderMetadata provider = provider();
        if (provider == null || NOT_ITS_FAULT.contains(back.error())) {
            return new Step.Refused(NOT_NOW);
        }
        boolean mixedUp = !back.issuer().isEmpty() && !back.issuer().equals(String.valueOf(config.issuer()));
        if (mixedUp || !back.error().isEmpty() || back.code().isEmpty()) {
            return new Step.Refused(NOT_GOOD);
        }
        Answer answer = endpoint.exchange(provider, back.code(), attempt.verifier(), redirectUri);
        if (!(answer instanceof Answer.Tokens given)) {
            return new Step.Refused(answer instanceof Answer.Silent ? NOT_NOW : NOT_GOOD);
        }
        Verification<IdTokenClaims> checked = check(given.idToken(), attempt.nonce());
        if (checked instanceof Verification.Valid<IdTokenClaims> valid) {
            return new Step.In(login(id(), id(), valid.claims(), given.idToken(), given.refreshToken()));
        }
        return new Step.Refused(checked instanceof Verification.Unknown ? NOT_NOW : NOT_GOOD);
    }

    /** Whether the provider still knows of the login, and as whom; for logins with a refresh token. */
    Renewal renew(OidcLogin login) {
        ProviderMetadata provider = provider();
        if (provider == null) {
            return new Renewal.Unknown();
        }
        Answer answer = endpoint.refresh(provider, login.refreshToken());
        if (!(answer instanceof Answer.Tokens given)) {
            return answer instanceof Answer.Silent ? new Renewal.Unknown() : new Renewal.Over();
        }
        // providers that rotate refresh tokens send the next one
        String next = given.refreshToken().isEmpty() ? login.refreshToken() : given.refreshToken();
        if (given.idToken().isEmpty()) {
            return new Renewal.Good(login(login, login.roles(), login.idToken(), next));
        }
        Verification<IdTokenClaims> checked = check(given.idToken(), null);
        if (!(checked instanceof Verification.Valid<IdTokenClaims> valid)) {
            return new Renewal.Unknown();
        }
        IdTokenClaims claims = valid.claims();
        boolean same = claims.subject().equals(login.subject()) && claims.user().equals(login.user());
        return same ? new Renewal.Good(login(login, claims.roles(), given.idToken(), next)) : new Renewal.Over();
    }

    /** The same login as the provider has it now; other roles make it another one for connections. */
    private OidcLogin login(OidcLogin before, Set<String> roles, String idToken, String refreshToken) {
        boolean same = before.roles().equals(roles);
        return new OidcLogin(
                before.key(),
                before.user(),
                roles,
                same ? before.proof() : new Proof(id(), before.proof().issuedAt()),
                before.subject(),
                before.session(),
                idToken,
                refreshToken);
    }

    private OidcLogin login(String key, String proof, IdTokenClaims claims, String idToken, String refreshToken) {
        return new OidcLogin(
                key,
                claims.user(),
                claims.roles(),
                new Proof(proof, clock.instant().getEpochSecond()),
                claims.subject(),
                claims.session(),
                idToken,
                refreshToken);
    }

    /** Where a browser ends the login at the provider too (OpenID Connect RP-Initiated Logout 1.0); null if nowhere. */
    public @Nullable URI logoutAddress(OidcLogin login) {
        ProviderMetadata provider = metadata.known();
        URI end = provider == null ? null : provider.endSessionEndpoint();
        if (end == null) {
            return null;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", config.clientId());
        query.put("id_token_hint", login.idToken());
        URI back = config.postLogoutRedirectUri();
        if (back != null) {
            query.put("post_logout_redirect_uri", back.toString());
        }
        return with(end, query);
    }

    /** Where browsers come back to, for a request that went to this address of ours. */
    public String redirectUri(String here) {
        URI configured = config.redirectUri();
        return configured == null ? here : configured.toString();
    }

    private Verification<IdTokenClaims> check(String token, @Nullable String nonce) {
        return now(tokens.verify(token, (claims, rules) -> IdTokenClaims.read(claims, config, nonce))
                .toCompletableFuture());
    }

    /** The provider's keys may have to be asked for; by now that takes a moment, or is hopeless. */
    static <C> Verification<C> now(CompletableFuture<Verification<C>> stage) {
        try {
            return stage.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verification.Unknown<>();
        } catch (ExecutionException | TimeoutException e) {
            return new Verification.Unknown<>();
        }
    }

    /** What is known of the provider; while that is nothing it is asked, and nobody waits for that. */
    private @Nullable ProviderMetadata provider() {
        ProviderMetadata known = metadata.known();
        if (known == null) {
            metadata.begin();
        }
        return known;
    }

    private static URI with(URI address, Map<String, String> query) {
        String text = address.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + TokenEndpoint.form(query));
    }

    private static String id() {
        return "oidc-" + RandomName.of(ID_BYTES);
    }
}

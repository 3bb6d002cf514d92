package io.tidings.security;

import static io.tidings.hub.Decision.granted;
import static io.tidings.hub.Decision.refused;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidings.config.ClientConfig;
import io.tidings.config.TokenConfig;
import io.tidings.hub.Authentication;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.SubscribeRequest;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Decides by JSON Web Tokens.
 *
 * <p>Which case gets which code is what SDKs build on: after an expired token they fetch a new one, after an invalid one
 * they stop, and either for the other is an endless loop. Thread-safe; never blocks.
 */
public final class TokenAuthorizer implements Authorizer {

    private static final String TOKEN = "token";

    private final ClientConfig config;
    private final Clock clock;
    private final TokenVerifier tokens;

    /** Knows the keys that stand in the configuration, and no others. */
    public TokenAuthorizer(ClientConfig config, Clock clock) {
        this(config, new ConfiguredKeys(config.token()), clock);
    }

    /** Reads the issuer's keys on the executor, if the configuration says where they are. */
    public TokenAuthorizer(ClientConfig config, Clock clock, Executor executor) {
        this(config, keys(config.token(), executor), clock);
    }

    TokenAuthorizer(ClientConfig config, TokenKeys keys, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.tokens = new TokenVerifier(config.token(), keys, clock);
    }

    private static TokenKeys keys(TokenConfig config, Executor executor) {
        URI endpoint = config.jwksPublicEndpoint();
        return endpoint == null ? new ConfiguredKeys(config) : RemoteKeys.at(endpoint, config.jwksRefresh(), executor);
    }

    @Override
    public CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake) {
        return command.token().isEmpty() ? completedFuture(withoutToken()) : withToken(command.token());
    }

    /** Whose a token is that came in front of the connection; complete unless the issuer has to be asked. */
    public CompletableFuture<Decision<Credentials>> bearer(String token) {
        return withToken(token).toCompletableFuture();
    }

    private CompletionStage<Decision<Credentials>> withToken(String token) {
        return tokens.connection(token)
                .thenApply(verification -> verification.decide(
                        claims -> claims.user().isEmpty() && config.disallowAnonymousConnectionTokens()
                                ? refused(DisconnectCode.PERMISSION_DENIED)
                                : credentials(claims),
                        refused(ErrorCode.TOKEN_EXPIRED),
                        refused(DisconnectCode.INVALID_TOKEN)));
    }

    private Decision<Credentials> withoutToken() {
        return config.allowAnonymousConnectWithoutToken() || config.insecure()
                ? granted(Credentials.ANONYMOUS)
                : refused(DisconnectCode.BAD_REQUEST);
    }

    @Override
    public CompletionStage<Decision<Grant>> subscribe(Credentials who, String client, SubscribeRequest request) {
        return tokens.subscription(request.token())
                .thenApply(verification -> verification.decide(
                        claims -> grant(claims, who, client, request.channel()),
                        refused(ErrorCode.TOKEN_EXPIRED),
                        refused(ErrorCode.PERMISSION_DENIED)));
    }

    @Override
    public CompletionStage<Decision<Credentials>> refresh(Credentials who, String token) {
        if (token.isEmpty()) {
            return completedFuture(refused(DisconnectCode.BAD_REQUEST));
        }
        return tokens.connection(token)
                .thenApply(verification -> verification.decide(
                        claims -> claims.user().equals(who.user())
                                ? credentials(claims)
                                : refused(DisconnectCode.INVALID_TOKEN),
                        refused(DisconnectCode.EXPIRED),
                        refused(DisconnectCode.INVALID_TOKEN)));
    }

    @Override
    public CompletionStage<Decision<Grant>> subRefresh(Credentials who, String client, String channel, String token) {
        if (token.isEmpty()) {
            return completedFuture(refused(ErrorCode.BAD_REQUEST));
        }
        return tokens.subscription(token)
                .thenApply(verification -> verification.decide(
                        claims -> grant(claims, who, client, channel),
                        // not 109: a refresh that came too late ends the subscription
                        refused(ErrorCode.EXPIRED),
                        refused(DisconnectCode.INVALID_TOKEN)));
    }

    private Decision<Credentials> credentials(ConnectionClaims claims) {
        long expireAt = config.insecure() ? 0 : claims.expireAt();
        return past(expireAt)
                ? refused(ErrorCode.EXPIRED)
                : granted(new Credentials(
                        claims.user(),
                        expireAt,
                        claims.info(),
                        claims.subs(),
                        new Authentication(TOKEN, claims.roles(), claims.proof(), claims.capabilities())));
    }

    private Decision<Grant> grant(SubscriptionClaims claims, Credentials who, String client, String channel) {
        if (!claims.fits(who.user(), client, channel)) {
            return refused(DisconnectCode.INVALID_TOKEN);
        }
        return past(claims.grant().expireAt()) ? refused(ErrorCode.EXPIRED) : granted(claims.grant());
    }

    /** Possible for a good token whose {@code expire_at} is before its {@code exp}. */
    private boolean past(long expireAt) {
        return expireAt != 0 && expireAt <= clock.instant().getEpochSecond();
    }
}

package io.tidings.security;

import com.nimbusds.jose.JWSObject;
import io.tidings.config.TokenConfig;
import io.tidings.protocol.Payload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Turns the text of a JWT into the claims it proves.
 *
 * <p>In this order: form, algorithm, signature, audience and issuer, claims, times; so nothing that a stranger wrote is
 * interpreted further than the header, and an expired token is one that was good before. Thread-safe; never blocks, and
 * every stage is complete unless the keys have to be asked for first.
 */
final class TokenVerifier {

    /** Characters; a WebSocket message is no longer by default, and a token is far shorter. */
    static final int LONGEST = 65_536;

    /** JWS compact serialization (RFC 7515 section 7.1). Nimbus skips foreign characters, so they are kept out here. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

    private final TokenConfig config;
    private final TokenKeys keys;
    private final Clock clock;

    TokenVerifier(TokenConfig config, TokenKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /** Checks a connection token. */
    CompletionStage<Verification<ConnectionClaims>> connection(String token) {
        return verify(token, ConnectionClaims::read);
    }

    /** Checks a subscription token; whether it fits the subscription is for the caller to see. */
    CompletionStage<Verification<SubscriptionClaims>> subscription(String token) {
        return verify(token, SubscriptionClaims::read);
    }

    /** How one kind of token is read. */
    interface Reader<C> {
        C read(ClaimSet claims, TokenConfig config) throws ParseException;
    }

    /** Checks a token of another kind: one that does not speak of a connection. */
    <C> CompletionStage<Verification<C>> verify(String token, Reader<C> reader) {
        Instant now = clock.instant();
        try {
            JWSObject jws = parse(token);
            return keys.check(jws, now).thenApply(signature -> judge(jws, signature, now, reader));
        } catch (ParseException e) {
            return CompletableFuture.completedFuture(invalid(String.valueOf(e.getMessage())));
        }
    }

    private <C> Verification<C> judge(JWSObject jws, Signature signature, Instant now, Reader<C> reader) {
        if (signature == Signature.UNKNOWN_FOR_NOW) {
            LOG.log(Level.DEBUG, "token refused for now: {0}", signature.why());
            return new Verification.Unknown<>();
        }
        if (signature != Signature.GOOD) {
            return invalid(signature.why());
        }
        try {
            ClaimSet claims = trusted(jws);
            C result = reader.read(claims, config);
            boolean inForce = Validity.of(claims, config.clockSkew()).covers(now);
            return inForce ? new Verification.Valid<>(result) : new Verification.Expired<>();
        } catch (ParseException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
    }

    private static <C> Verification<C> invalid(String why) {
        LOG.log(Level.DEBUG, "token refused: {0}", why);
        return new Verification.Invalid<>(why);
    }

    private ClaimSet trusted(JWSObject jws) throws ParseException {
        ClaimSet claims = ClaimSet.parse(Payload.of(jws.getPayload().toBytes()));
        if (!config.audience().isEmpty() && !claims.holds("aud", config.audience())) {
            throw new ParseException("other audience", 0);
        }
        if (!config.issuer().isEmpty()
                && !config.issuer().equals(claims.values().get("iss"))) {
            throw new ParseException("other issuer", 0);
        }
        return claims;
    }

    private static JWSObject parse(String token) throws ParseException {
        if (token.length() > LONGEST) {
            throw new ParseException("too long", 0);
        }
        if (!COMPACT.matcher(token).matches()) {
            throw new ParseException("not a signed token", 0);
        }
        JWSObject jws;
        try {
            jws = JWSObject.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new ParseException("not a signed token", 0);
        }
        if (!jws.getHeader().isBase64URLEncodePayload()) {
            throw new ParseException("unencoded payload", 0); // forbidden in a JWT by RFC 7797 section 7
        }
        return jws;
    }
}

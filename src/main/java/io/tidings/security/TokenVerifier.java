package io.tidings.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import io.tidings.config.TokenConfig;
import io.tidings.protocol.Payload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a JWT into the claims it proves.
 *
 * <p>In this order: form, algorithm, signature, audience and issuer, claims, times; so nothing that a stranger wrote is
 * interpreted further than the header, and an expired token is one that was good before. Thread-safe.
 */
final class TokenVerifier {

    /** Characters; a WebSocket message is no longer by default, and a token is far shorter. */
    static final int LONGEST = 65_536;

    /** JWS compact serialization (RFC 7515 section 7.1). Nimbus skips foreign characters, so they are kept out here. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

    private final TokenConfig config;
    private final SecretRing secrets;
    private final Clock clock;

    TokenVerifier(TokenConfig config, Clock clock) {
        this.config = config;
        this.secrets = new SecretRing(config);
        this.clock = clock;
    }

    /** Checks a connection token. */
    Verification<ConnectionClaims> connection(String token) {
        return verify(token, ConnectionClaims::read);
    }

    /** Checks a subscription token; whether it fits the subscription is for the caller to see. */
    Verification<SubscriptionClaims> subscription(String token) {
        return verify(token, SubscriptionClaims::read);
    }

    /** How one kind of token is read. */
    private interface Reader<C> {
        C read(ClaimSet claims, String userIdClaim) throws ParseException;
    }

    private <C> Verification<C> verify(String token, Reader<C> reader) {
        Instant now = clock.instant();
        try {
            ClaimSet claims = trusted(token, now);
            C result = reader.read(claims, config.userIdClaim());
            return Validity.of(claims).covers(now) ? new Verification.Valid<>(result) : new Verification.Expired<>();
        } catch (ParseException e) {
            String why = String.valueOf(e.getMessage());
            LOG.log(Level.DEBUG, "token refused: {0}", why);
            return new Verification.Invalid<>(why);
        }
    }

    private ClaimSet trusted(String token, Instant now) throws ParseException {
        JWSObject jws = parse(token);
        String objection = objection(jws, now);
        if (objection != null) {
            throw new ParseException(objection, 0);
        }
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
        try {
            return JWSObject.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new ParseException("not a signed token", 0);
        }
    }

    /** What speaks against a token before its claims are read; null when nothing does. */
    private @Nullable String objection(JWSObject jws, Instant now) {
        JWSHeader header = jws.getHeader();
        if (secrets.isEmpty()) {
            return "no secret is configured";
        }
        if (!HmacSecret.ALGORITHMS.contains(header.getAlgorithm())) {
            return "algorithm not accepted";
        }
        if (!header.isBase64URLEncodePayload()) {
            return "unencoded payload"; // forbidden in a JWT by RFC 7797 section 7
        }
        return secrets.signed(jws, now) ? null : "signature does not match";
    }
}

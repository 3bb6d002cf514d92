package io.tidings.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.tidings.config.TokenConfig;
import io.tidings.protocol.Payload;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mints the tokens that {@link TokenAuthorizer} accepts under the same configuration: HS256, with the audience and the
 * issuer that it wants to see. Thread-safe.
 */
public final class TokenMinter {

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final TokenConfig config;
    private final Clock clock;
    private final JWSSigner signer;

    /** Throws {@link IllegalArgumentException} if there is no secret. */
    public TokenMinter(TokenConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.signer = new HmacSecret(config.hmacSecretKey()).signer();
    }

    /**
     * A connection token.
     *
     * @param user user id; empty = anonymous
     * @param ttl time until token and connection expire, in whole seconds; 0 = never
     * @param info JSON about the connection that others see, passed on as it is
     * @param channels server-side subscriptions
     */
    public String connection(String user, Duration ttl, @Nullable Payload info, List<String> channels) {
        Map<String, Object> claims = claims(user, ttl);
        if (!channels.isEmpty()) {
            claims.put("channels", channels);
        }
        return sign(claims, info);
    }

    /**
     * A subscription token.
     *
     * @param user user id of the connection that will subscribe; empty = anonymous
     * @param channel the one channel it is good for, not empty
     * @param ttl time until token and subscription expire, in whole seconds; 0 = never
     * @param info JSON about the subscriber that others see, passed on as it is
     */
    public String subscription(String user, String channel, Duration ttl, @Nullable Payload info) {
        if (channel.isEmpty()) {
            throw new IllegalArgumentException("a subscription token has a channel");
        }
        Map<String, Object> claims = claims(user, ttl);
        claims.put("channel", channel);
        return sign(claims, info);
    }

    private Map<String, Object> claims(String user, Duration ttl) {
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("a token cannot expire before it is made");
        }
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        if (!user.isEmpty()) {
            claims.put(config.userIdClaim(), user);
        }
        claims.put("iat", now);
        if (!ttl.isZero()) {
            claims.put("exp", now + ttl.toSeconds());
        }
        if (!config.audience().isEmpty()) {
            claims.put("aud", config.audience());
        }
        if (!config.issuer().isEmpty()) {
            claims.put("iss", config.issuer());
        }
        return claims;
    }

    private String sign(Map<String, Object> claims, @Nullable Payload info) {
        String json = JSONObjectUtils.toJSONString(claims);
        if (info != null) {
            // put in as text, because Nimbus would write its numbers anew; there is always an iat before it
            json = json.substring(0, json.length() - 1) + ",\"info\":" + info.text() + "}";
        }
        JWSObject token = new JWSObject(HEADER, new com.nimbusds.jose.Payload(json));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}

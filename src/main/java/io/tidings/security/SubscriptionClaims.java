package io.tidings.security;

import io.tidings.config.TokenConfig;
import io.tidings.hub.Grant;
import java.text.ParseException;

/**
 * What a subscription token says.
 *
 * @param user user id; empty = anonymous
 * @param channel the channel it is good for, never empty
 * @param client the connection it is good for; empty = any of the user's
 * @param grant what it gives
 */
record SubscriptionClaims(String user, String channel, String client, Grant grant) {

    static SubscriptionClaims read(ClaimSet claims, TokenConfig config) throws ParseException {
        String channel = claims.text("channel");
        if (channel.isEmpty()) {
            throw new ParseException("a connection token cannot subscribe", 0);
        }
        Grant grant = new Grant(
                Validity.of(claims, config.clockSkew()).expireAt(),
                claims.payload("info"),
                claims.payload("data"),
                Overrides.read(claims),
                claims.proof());
        return new SubscriptionClaims(claims.text(config.userIdClaim()), channel, claims.text("client"), grant);
    }

    /** Whether the token was made for this user, connection and channel. */
    boolean fits(String aUser, String aClient, String aChannel) {
        return user.equals(aUser) && channel.equals(aChannel) && (client.isEmpty() || client.equals(aClient));
    }
}

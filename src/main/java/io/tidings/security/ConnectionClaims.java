package io.tidings.security;

import io.tidings.config.TokenConfig;
import io.tidings.hub.Capability;
import io.tidings.hub.Grant;
import io.tidings.hub.Proof;
import io.tidings.protocol.Payload;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection token says.
 *
 * @param user user id; empty = anonymous
 * @param expireAt when the connection expires, in seconds since 1970; 0 = never
 * @param info JSON about the connection
 * @param subs server-side subscriptions by channel
 * @param proof what the token says of itself
 * @param roles roles of the user
 * @param capabilities what it allows in channels
 */
record ConnectionClaims(
        String user,
        long expireAt,
        @Nullable Payload info,
        Map<String, Grant> subs,
        Proof proof,
        Set<String> roles,
        List<Capability> capabilities) {

    static ConnectionClaims read(ClaimSet claims, TokenConfig config) throws ParseException {
        if (!claims.text("channel").isEmpty()) {
            // else whoever may subscribe to one channel could connect as somebody
            throw new ParseException("a subscription token cannot connect", 0);
        }
        return new ConnectionClaims(
                claims.text(config.userIdClaim()),
                Validity.of(claims, config.clockSkew()).expireAt(),
                claims.payload("info"),
                subs(claims),
                claims.proof(),
                RolesClaim.of(claims, config.rolesClaim()),
                Capabilities.read(claims));
    }

    /** {@code channels} is the short form and counts only without {@code subs}. */
    private static Map<String, Grant> subs(ClaimSet claims) throws ParseException {
        Map<String, Grant> subs = new LinkedHashMap<>();
        ClaimSet rich = claims.object("subs");
        for (String channel : rich.names()) {
            ClaimSet sub = rich.object(channel);
            subs.put(channel, new Grant(0, sub.payload("info"), sub.payload("data"), Overrides.read(sub)));
        }
        if (subs.isEmpty()) {
            for (String channel : claims.list("channels")) {
                subs.put(channel, Grant.PLAIN);
            }
        }
        if (subs.containsKey("")) {
            throw new ParseException("a server-side subscription has no channel", 0);
        }
        return subs;
    }
}

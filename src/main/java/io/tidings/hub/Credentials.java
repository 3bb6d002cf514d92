package io.tidings.hub;

import io.tidings.protocol.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection belongs to.
 *
 * @param user user id; empty = anonymous
 * @param expireAt when the connection has to be refreshed, in seconds since 1970; 0 = never
 * @param info JSON about the connection that others see
 * @param subs server-side subscriptions by channel
 * @param authentication how that is known
 */
public record Credentials(
        String user, long expireAt, @Nullable Payload info, Map<String, Grant> subs, Authentication authentication) {

    /** Nobody in particular, for ever. */
    public static final Credentials ANONYMOUS = new Credentials("", 0, null, Map.of());

    /** Nothing is known of how they came. */
    public Credentials(String user, long expireAt, @Nullable Payload info, Map<String, Grant> subs) {
        this(user, expireAt, info, subs, Authentication.NONE);
    }

    /** The same with another end, and with this said about the connection. */
    Credentials renewed(long end, @Nullable Payload newInfo) {
        return new Credentials(user, end, newInfo, subs, authentication);
    }
}

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
 * @param data JSON for the client itself, in the reply to its connect command
 * @param meta JSON that the application's backend remembers of the connection; no client ever sees it
 */
public record Credentials(
        String user,
        long expireAt,
        @Nullable Payload info,
        Map<String, Grant> subs,
        Authentication authentication,
        @Nullable Payload data,
        @Nullable Payload meta) {

    /** Nobody in particular, for ever. */
    public static final Credentials ANONYMOUS = new Credentials("", 0, null, Map.of());

    /** Nothing is known of how they came. */
    public Credentials(String user, long expireAt, @Nullable Payload info, Map<String, Grant> subs) {
        this(user, expireAt, info, subs, Authentication.NONE);
    }

    /** The client gets no data, and nothing is remembered. */
    public Credentials(
            String user,
            long expireAt,
            @Nullable Payload info,
            Map<String, Grant> subs,
            Authentication authentication) {
        this(user, expireAt, info, subs, authentication, null, null);
    }

    /** The same with another end, and with this said about the connection. */
    Credentials renewed(long end, @Nullable Payload newInfo) {
        return renewed(end, newInfo, meta);
    }

    /** The same with this remembered, too. */
    Credentials renewed(long end, @Nullable Payload newInfo, @Nullable Payload newMeta) {
        return new Credentials(user, end, newInfo, subs, authentication, data, newMeta);
    }
}

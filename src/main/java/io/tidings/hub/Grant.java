package io.tidings.hub;

import io.tidings.protocol.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription was given by a token or by the server.
 *
 * @param expireAt when it ends, in seconds since 1970; 0 = never
 * @param info JSON about the subscriber that others see
 * @param data JSON for the subscriber itself
 * @param proof the token that gave it; null = none did, or it goes with the connection
 */
public record Grant(
        long expireAt,
        @Nullable Payload info,
        @Nullable Payload data,
        OptionOverride override,
        @Nullable Proof proof) {

    /** Nothing special. */
    public static final Grant PLAIN = new Grant(0, null, null, OptionOverride.NONE);

    /** Without a token of its own. */
    public Grant(long expireAt, @Nullable Payload info, @Nullable Payload data, OptionOverride override) {
        this(expireAt, info, data, override, null);
    }

    /** The same with another end, and with this said about the subscriber. */
    Grant renewed(long end, @Nullable Payload newInfo) {
        return new Grant(end, newInfo, data, override, proof);
    }
}

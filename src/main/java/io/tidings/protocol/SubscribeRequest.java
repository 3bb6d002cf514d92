package io.tidings.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it subscribes.
 *
 * @param channel channel name; empty when the command had none
 * @param token subscription token, or empty
 * @param recover whether to recover what was published after {@code since}
 * @param since last position the client knows; offset 0 and an empty epoch when it knows none
 * @param data application data for the server, or null
 * @param positioned whether the client asks for positioning
 * @param recoverable whether the client asks for recovery
 * @param joinLeave whether the client asks for join and leave pushes
 * @param delta requested delta compression: {@code fossil} or empty
 * @param filtered whether the request carries a tags filter
 * @param flag bits: 1 = channel compaction supported, 2 = refuse when not recovered
 * @param type 0 stream, 1 map, 2 map of clients, 3 map of users, 4 shared poll
 */
public record SubscribeRequest(
        String channel,
        String token,
        boolean recover,
        StreamPosition since,
        @Nullable Payload data,
        boolean positioned,
        boolean recoverable,
        boolean joinLeave,
        String delta,
        boolean filtered,
        long flag,
        int type) {

    private static final long REJECT_UNRECOVERED = 2;

    /** A plain subscription to a channel: no token, no recovery, no wishes. */
    public static SubscribeRequest to(String channel) {
        return new SubscribeRequest(
                channel, "", false, StreamPosition.NONE, null, false, false, false, "", false, 0, 0);
    }

    /** The same request for a channel named elsewhere, as the keys of a connect command's map do. */
    public SubscribeRequest in(String otherChannel) {
        return new SubscribeRequest(
                otherChannel,
                token,
                recover,
                since,
                data,
                positioned,
                recoverable,
                joinLeave,
                delta,
                filtered,
                flag,
                type);
    }

    /** The same request by a client that comes back and knows this position. */
    public SubscribeRequest since(StreamPosition position) {
        return new SubscribeRequest(
                channel, token, true, position, data, positioned, recoverable, joinLeave, delta, filtered, flag, type);
    }

    /** Whether a failed recovery should be an error instead of a fresh subscription. */
    public boolean rejectUnrecovered() {
        return (flag & REJECT_UNRECOVERED) != 0;
    }

    /** Leaves out the token and what the client said. */
    @Override
    public String toString() {
        return "SubscribeRequest[" + channel + ", " + (recover ? "since " + since : "fresh") + "]";
    }
}

package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.DeltaType;
import io.tidings.config.ProxyUse;
import io.tidings.config.RecoveryMode;
import io.tidings.protocol.SubscribeRequest;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one subscription, once the namespace, the request, the client's permissions and a token's override have
 * been put together.
 *
 * @param positioned whether the server watches the position for gaps; always true when {@code recoverable}
 * @param receivesJoinLeave whether joins and leaves are pushed to this subscriber
 * @param delta whether the client asked for deltas and may have them
 * @param emitsJoinLeave whether others hear of this one
 * @param refreshProxy name of the backend that says whether it goes on when its time is over; empty = the client gets a
 *     new token
 */
record SubscriptionOptions(
        boolean positioned,
        boolean recoverable,
        RecoveryMode recoveryMode,
        boolean autoCacheRecover,
        boolean presence,
        boolean emitsJoinLeave,
        boolean receivesJoinLeave,
        boolean delta,
        Retention retention,
        String refreshProxy) {

    /** The one kind of deltas there is, as clients call it. */
    static final String FOSSIL = "fossil";

    /** Nothing at all: what holds until it is decided. */
    static final SubscriptionOptions NONE = new SubscriptionOptions(
            false, false, RecoveryMode.STREAM, false, false, false, false, false, Retention.NONE, "");

    /** Puts the options together, as protocol.md section 4.2 says. */
    static SubscriptionOptions of(
            ChannelOptions options,
            SubscribeRequest request,
            OptionOverride override,
            boolean mayReadHistory,
            boolean mayReadPresence) {
        ProxyUse refreshing = options.hooks().subRefresh();
        boolean joinLeave = or(override.joinLeave(), options.joinLeave());
        boolean recoverable = options.hasHistory()
                && (or(override.forceRecovery(), options.forceRecovery())
                        || (request.recoverable() && (options.allowRecovery() || mayReadHistory)));
        boolean positioned = options.hasHistory()
                && (recoverable
                        || or(override.forcePositioning(), options.forcePositioning())
                        || (request.positioned() && (options.allowPositioning() || mayReadHistory)));
        boolean receives = or(override.forcePushJoinLeave(), options.forcePushJoinLeave())
                || (request.joinLeave() && joinLeave && mayReadPresence);
        return new SubscriptionOptions(
                positioned,
                recoverable,
                options.recoveryMode(),
                options.autoCacheRecover(),
                or(override.presence(), options.presence()),
                joinLeave,
                receives,
                request.delta().equals(FOSSIL) && options.allowedDeltaTypes().contains(DeltaType.FOSSIL),
                Retention.of(options),
                refreshing.proxyEnabled() ? refreshing.proxyName() : "");
    }

    private static boolean or(@Nullable Boolean override, boolean otherwise) {
        return override != null ? override : otherwise;
    }
}

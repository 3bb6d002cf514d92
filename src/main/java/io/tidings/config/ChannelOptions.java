package io.tidings.config;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all channels in one namespace. Everything is off by default.
 *
 * <p>The loader also holds them to each other: {@code historySize} and {@code historyTtl} are both set or both 0,
 * {@code forceRecovery} only comes with history, {@code autoCacheRecover} only with {@code forceRecovery} and
 * {@link RecoveryMode#CACHE}.
 *
 * @param presence keep who is subscribed
 * @param joinLeave emit join and leave events
 * @param forcePushJoinLeave push them to every subscriber, asked for or not
 * @param historySize publications kept; 0 = no history
 * @param historyTtl how long they are kept after the last publication; 0 = no history
 * @param historyMetaTtl how long offset and epoch are kept after the last publication; at least {@code historyTtl}. The
 *     server-wide default is already filled in, so it is more than 0
 * @param forcePositioning every subscription has a position
 * @param allowPositioning a subscription that asks for a position has one
 * @param forceRecovery every subscription can recover
 * @param allowRecovery a subscription that asks for it can recover
 * @param recoveryMode what a recovering subscriber gets
 * @param autoCacheRecover a new subscriber gets the newest publication unasked
 * @param subscribe who may subscribe; {@code subscriber} has no meaning here and is false
 * @param publish who may publish
 * @param history who may read history
 * @param presenceAccess who may ask for presence
 * @param allowUserLimitedChannels whether {@code #} in a name begins the list of users that may subscribe
 * @param channelPattern what the whole name after the namespace must match; null = any ASCII text
 * @param allowedDeltaTypes formats of patches that subscribers may ask for
 * @param deltaPublish every publication may be sent as a patch of the one before it; only comes with history
 * @param publicationDataFormat which payloads may be published; the server-wide default is already filled in
 * @param hooks what is asked of the application's backend
 */
public record ChannelOptions(
        boolean presence,
        boolean joinLeave,
        boolean forcePushJoinLeave,
        int historySize,
        Duration historyTtl,
        Duration historyMetaTtl,
        boolean forcePositioning,
        boolean allowPositioning,
        boolean forceRecovery,
        boolean allowRecovery,
        RecoveryMode recoveryMode,
        boolean autoCacheRecover,
        Access subscribe,
        Access publish,
        Access history,
        Access presenceAccess,
        boolean allowUserLimitedChannels,
        @Nullable NamePattern channelPattern,
        Set<DeltaType> allowedDeltaTypes,
        boolean deltaPublish,
        DataFormat publicationDataFormat,
        ChannelHooks hooks) {

    public ChannelOptions {
        Require.atLeast(0, historySize, "historySize");
        Require.notNegative(historyTtl, "historyTtl");
        Require.notNegative(historyMetaTtl, "historyMetaTtl");
    }

    /** Whether publications are kept at all. */
    public boolean hasHistory() {
        return historySize > 0 && !historyTtl.isZero();
    }
}

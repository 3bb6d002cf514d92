package io.tidings.config;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all channels in one namespace. Everything is off by default.
 *
 * @param presence keep who is subscribed
 * @param joinLeave emit join and leave events
 * @param forcePushJoinLeave push them to every subscriber, asked for or not
 * @param historySize publications kept; 0 = no history
 * @param historyTtl how long they are kept after the last publication; 0 = no history
 * @param historyMetaTtl how long offset and epoch outlive the publications; at least {@code historyTtl}
 * @param subscribe who may subscribe; {@code subscriber} has no meaning here
 * @param channelPattern what the name after the namespace must match; null = ASCII only
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
        @Nullable Pattern channelPattern,
        DataFormat publicationDataFormat) {

    /** Whether publications are kept at all. */
    public boolean hasHistory() {
        return historySize > 0 && !historyTtl.isZero();
    }
}

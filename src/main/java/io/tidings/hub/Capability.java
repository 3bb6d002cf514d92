package io.tidings.hub;

import java.util.List;
import java.util.Set;

/**
 * What a connection's token allows in some channels.
 *
 * @param channels their names; cannot be changed
 * @param allowed what it allows there; cannot be changed
 */
public record Capability(List<ChannelMatcher> channels, Set<Operation> allowed) {

    public Capability {
        channels = List.copyOf(channels);
        allowed = Set.copyOf(allowed);
    }

    /** Whether it is about this channel. */
    boolean concerns(String channel) {
        for (ChannelMatcher matcher : channels) {
            if (matcher.matches(channel)) {
                return true;
            }
        }
        return false;
    }
}

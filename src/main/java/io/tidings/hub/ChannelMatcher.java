package io.tidings.hub;

/** Names of channels that have something in common. Immutable. */
public interface ChannelMatcher {

    /** Whether the channel is one of these. Takes no longer than the name's length times what it is compared with. */
    boolean matches(String channel);
}

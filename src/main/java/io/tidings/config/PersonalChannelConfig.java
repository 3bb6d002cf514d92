package io.tidings.config;

/**
 * The channel that every connection of a user gets by itself.
 *
 * @param enabled whether there is such a channel; off by default
 * @param namespace namespace of the channel {@code ns:#user}; empty = {@code #user}, without a namespace
 * @param singleConnection whether a new connection of a user ends the others (disconnect 3504); only where the
 *     namespace keeps presence
 */
public record PersonalChannelConfig(boolean enabled, String namespace, boolean singleConnection) {}

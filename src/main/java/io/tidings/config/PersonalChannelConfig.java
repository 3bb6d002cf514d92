package io.tidings.config;

/**
 * The channel that every connection of a user gets by itself.
 *
 * @param enabled off by default
 * @param namespace namespace of the channel {@code ns:#user}; empty = {@code #user} without a namespace
 * @param singleConnection whether a new connection of a user ends the others with 3504
 */
public record PersonalChannelConfig(boolean enabled, String namespace, boolean singleConnection) {}

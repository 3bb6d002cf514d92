package io.tidings.config;

import java.util.Map;

/**
 * Channel names and namespaces.
 *
 * @param maxLength longest channel name in bytes
 * @param withoutNamespace options of channels that have no {@code :} in their name
 * @param namespaces options by namespace name
 */
public record ChannelConfig(int maxLength, ChannelOptions withoutNamespace, Map<String, ChannelOptions> namespaces) {}

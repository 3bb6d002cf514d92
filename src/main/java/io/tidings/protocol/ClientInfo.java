package io.tidings.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Who a client is, as other clients see it in publications, joins, leaves and presence.
 *
 * @param user user id; empty for an anonymous client, which is a valid user everywhere
 * @param client connection id
 * @param connInfo JSON about the connection, from the connection token
 * @param chanInfo JSON about the subscription, from the subscription token
 */
public record ClientInfo(
        String user,
        String client,
        @Nullable Payload connInfo,
        @Nullable Payload chanInfo) {}

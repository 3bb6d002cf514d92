package io.tidings.protocol;

/**
 * What one node says about itself.
 *
 * @param uid name of this run of the node: a random one each time it starts
 * @param name name of the node, as configured
 * @param version server version, as clients are told
 * @param clients clients that are connected with an identity
 * @param users distinct users among them; the anonymous ones count as one
 * @param channels channels with subscribers
 * @param subscriptions subscriptions to them
 * @param uptime seconds since the start
 */
public record NodeInfo(
        String uid,
        String name,
        String version,
        int clients,
        int users,
        int channels,
        long subscriptions,
        long uptime) {}

package io.tidings.api;

/**
 * What this node is, and how much there is on it now.
 *
 * @param node name of the node
 * @param version of Tidings
 * @param connections open connections, with an identity or still without
 * @param clients connections with an identity, anonymous ones too
 * @param users distinct users; all anonymous clients count as one
 * @param channels channels with subscribers
 */
public record NodeInfo(String node, String version, int connections, int clients, int users, int channels) {}

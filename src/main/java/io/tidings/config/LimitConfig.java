package io.tidings.config;

import java.time.Duration;

/**
 * How much one party may ask of the node. Defaults stand in {@code docs/limits.md}.
 *
 * @param connectionRate handshakes a second of this node; 0 = no limit
 * @param addressConnections most open connections from one address; 0 = no limit
 * @param addressConnectionRate handshakes a second from one address; 0 = no limit
 * @param ipv6Prefix bits of an IPv6 address that are counted as one; 1 to 128
 * @param authenticationFailures invalid tokens from one address before it has to wait; 0 = no limit
 * @param authenticationBackoff longest wait after an invalid token
 * @param commandRate commands a second of one connection; 0 = no limit
 * @param commandBurst commands of one connection at once; at least 1
 * @param streams streams in memory; 0 = no limit
 * @param idempotencyKeys idempotency keys in memory; 0 = no limit
 * @param revocations revocations in memory, and as many ended logins; 0 = no limit
 */
public record LimitConfig(
        int connectionRate,
        int addressConnections,
        int addressConnectionRate,
        int ipv6Prefix,
        int authenticationFailures,
        Duration authenticationBackoff,
        int commandRate,
        int commandBurst,
        int streams,
        int idempotencyKeys,
        int revocations) {

    public LimitConfig {
        Require.atLeast(0, connectionRate, "connectionRate");
        Require.atLeast(0, addressConnections, "addressConnections");
        Require.atLeast(0, addressConnectionRate, "addressConnectionRate");
        Require.atLeast(1, ipv6Prefix, "ipv6Prefix");
        Require.atLeast(0, authenticationFailures, "authenticationFailures");
        Require.notNegative(authenticationBackoff, "authenticationBackoff");
        Require.atLeast(0, commandRate, "commandRate");
        Require.atLeast(1, commandBurst, "commandBurst");
        Require.atLeast(0, streams, "streams");
        Require.atLeast(0, idempotencyKeys, "idempotencyKeys");
        Require.atLeast(0, revocations, "revocations");
    }
}

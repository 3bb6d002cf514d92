package io.tidings.config;

import java.time.Duration;
import java.util.List;

/**
 * What every client connection is held to. Defaults and limits of each stand in {@code docs/configuration.md}; most
 * defaults are those of the reference server. No duration is negative; {@code pingInterval} exceeds {@code pongTimeout}
 * where both are on.
 *
 * @param insecure every operation allowed, tokens optional; never true in production
 * @param allowAnonymousConnectWithoutToken whether a client without a token may connect, with an empty user id
 * @param disallowAnonymousConnectionTokens whether a valid token without a user id is refused (disconnect 3507)
 * @param allowedOrigins patterns of origins allowed besides the server's own, in lower case, {@code *} for any
 *     characters; cannot be changed
 * @param trustedProxies whose word is taken for the address of a client; cannot be changed
 * @param forwardedHeader where they say it
 * @param pingInterval time between two pings; 0 = none
 * @param pongTimeout how long a client may take to answer a ping (else disconnect 3012); 0 = no answer wanted
 * @param staleCloseDelay how long a connection may stay without a successful connect command (else disconnect 3502); more
 *     than 0
 * @param expiredCloseDelay grace after a connection expired (then disconnect 3005); 0 = none
 * @param expiredSubCloseDelay grace after a subscription expired; 0 = none
 * @param presenceUpdateInterval how often presence entries are renewed; more than 0
 * @param channelPositionCheckDelay how often a position is compared with the stream's top; 0 = never
 * @param channelLimit most subscriptions of one connection (error 106); at least 1
 * @param queueMaxSize most bytes that may wait for one client before it counts as slow (disconnect 3008), and of its
 *     commands before its connect command is answered (disconnect 3013); at least 1
 * @param connectionLimit most connections of this node; 0 = no limit
 * @param userConnectionLimit most connections of one user on this node (disconnect 3504); 0 = no limit
 * @param historyMaxPublicationLimit most publications one history command returns; at least 1
 * @param recoveryMaxPublicationLimit most publications one recovery returns; at least 1
 * @param connectIncludeServerTime whether the reply to connect tells the server's time
 * @param token how tokens are checked
 * @param personalChannel the channel every connection of a user gets by itself
 */
public record ClientConfig(
        boolean insecure,
        boolean allowAnonymousConnectWithoutToken,
        boolean disallowAnonymousConnectionTokens,
        List<String> allowedOrigins,
        List<Cidr> trustedProxies,
        ForwardedHeader forwardedHeader,
        Duration pingInterval,
        Duration pongTimeout,
        Duration staleCloseDelay,
        Duration expiredCloseDelay,
        Duration expiredSubCloseDelay,
        Duration presenceUpdateInterval,
        Duration channelPositionCheckDelay,
        int channelLimit,
        int queueMaxSize,
        int connectionLimit,
        int userConnectionLimit,
        int historyMaxPublicationLimit,
        int recoveryMaxPublicationLimit,
        boolean connectIncludeServerTime,
        TokenConfig token,
        PersonalChannelConfig personalChannel) {

    public ClientConfig {
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        Require.notNegative(pingInterval, "pingInterval");
        Require.notNegative(pongTimeout, "pongTimeout");
        Require.notNegative(staleCloseDelay, "staleCloseDelay");
        Require.notNegative(expiredCloseDelay, "expiredCloseDelay");
        Require.notNegative(expiredSubCloseDelay, "expiredSubCloseDelay");
        Require.notNegative(presenceUpdateInterval, "presenceUpdateInterval");
        Require.notNegative(channelPositionCheckDelay, "channelPositionCheckDelay");
        Require.atLeast(1, channelLimit, "channelLimit");
        Require.atLeast(1, queueMaxSize, "queueMaxSize");
        Require.atLeast(0, connectionLimit, "connectionLimit");
        Require.atLeast(0, userConnectionLimit, "userConnectionLimit");
        Require.atLeast(1, historyMaxPublicationLimit, "historyMaxPublicationLimit");
        Require.atLeast(1, recoveryMaxPublicationLimit, "recoveryMaxPublicationLimit");
    }
}

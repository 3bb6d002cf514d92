package io.tidings.config;

import java.time.Duration;
import java.util.List;

/**
 * What every client connection is held to. Defaults and limits of each stand in {@code docs/configuration.md}.
 *
 * @param insecure every operation allowed, tokens optional; refused in production
 * @param allowedOrigins origin patterns allowed besides the server's own
 * @param pingInterval time between two pings; 0 = none
 * @param pongTimeout how long a client may take to answer a ping; 0 = no answer wanted
 * @param staleCloseDelay how long a connection may stay without a connect command
 * @param expiredCloseDelay grace after a connection expired
 * @param expiredSubCloseDelay grace after a subscription expired
 * @param presenceUpdateInterval how often presence entries are renewed
 * @param channelPositionCheckDelay how often a position is compared with the stream's top; 0 = never
 * @param channelLimit subscriptions of one connection
 * @param queueMaxSize bytes that may wait for one client before it counts as slow
 * @param connectionLimit connections of this node; 0 = no limit
 * @param userConnectionLimit connections of one user on this node; 0 = no limit
 * @param historyMaxPublicationLimit most publications one history command returns
 * @param recoveryMaxPublicationLimit most publications one recovery returns
 */
public record ClientConfig(
        boolean insecure,
        boolean allowAnonymousConnectWithoutToken,
        boolean disallowAnonymousConnectionTokens,
        List<String> allowedOrigins,
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
        PersonalChannelConfig personalChannel) {}

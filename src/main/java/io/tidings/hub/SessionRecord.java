package io.tidings.hub;

import java.util.concurrent.TimeUnit;

/**
 * One connection of a user, for those who look after users.
 *
 * @param sessionId the connection's id, as others see it
 * @param userId whose it is; empty = anonymous
 * @param expireTime when it expires unless it is refreshed, in seconds since 1970; 0 = never
 * @param node name of the node it is on
 * @param address where it comes from; empty if the container does not tell
 * @param userAgent what the client says it is; at most 200 characters, and its word alone
 * @param createdAt when it was opened, in seconds since 1970
 */
public record SessionRecord(
        String sessionId,
        String userId,
        long expireTime,
        String node,
        String address,
        String userAgent,
        long createdAt) {

    /** Of a client that is connected now. */
    static SessionRecord of(Client client) {
        Credentials who = client.credentials();
        long age = TimeUnit.NANOSECONDS.toMillis(client.lifecycle().age());
        return new SessionRecord(
                client.id(),
                who.user(),
                who.expireAt(),
                client.hub().config().nodeName(),
                client.handshake().remoteAddress(),
                client.handshake().userAgent(),
                TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis() - age));
    }
}

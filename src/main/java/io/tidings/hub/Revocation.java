package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;

/** Something that vouched for somebody and is good no longer; it has to be remembered until it would have ended anyway. */
public sealed interface Revocation {

    /** The end of what is remembered until the node stops. */
    long EVER = Long.MAX_VALUE;

    /** Until when it has to be remembered, in seconds since 1970; {@link #EVER} = until the node stops. */
    long until();

    /** The tokens of one id (claim {@code jti}). */
    record Token(String id, long until) implements Revocation {}

    /**
     * What was issued to a user before a moment.
     *
     * @param channel the channel whose subscription tokens are meant; empty = all that the user has
     * @param issuedBefore seconds since 1970
     */
    record User(String user, String channel, long issuedBefore, long until) implements Revocation {}

    /**
     * A login that has ended, or goes on under another name.
     *
     * @param name as it stands in {@link Proof#id()}
     * @param code what its connections end with
     */
    record Login(String name, DisconnectCode code, long until) implements Revocation {}
}

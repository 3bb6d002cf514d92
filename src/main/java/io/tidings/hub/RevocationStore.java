package io.tidings.hub;

import java.util.function.Consumer;

/**
 * Port: remembers what was revoked, on this node or wherever several nodes share it. It is asked each time somebody
 * connects or subscribes, so it answers from this node's memory. Thread-safe, and nothing blocks.
 */
public interface RevocationStore {

    /** There is room for nothing. */
    RevocationStore NONE = new RevocationStore() {

        @Override
        public void start(Consumer<Revocation> elsewhere) {}

        @Override
        public boolean add(Revocation revocation) {
            return false;
        }

        @Override
        public boolean holds(String id) {
            return false;
        }

        @Override
        public long issuedBefore(String user, String channel) {
            return 0;
        }
    };

    /** Says who is told of each revocation that another node made, once it counts here. Called once, before anything else. */
    void start(Consumer<Revocation> elsewhere);

    /**
     * Remembers it until its end; together with an earlier one of the same thing, for never less than either.
     *
     * @return false if there is no room, and it is not remembered. Nothing that was remembered makes room for a token or a
     *     user; for the end of a login the one that ended first does
     */
    boolean add(Revocation revocation);

    /** Whether the token, or the login, of this id is revoked now. */
    boolean holds(String id);

    /**
     * What was issued to the user before this is revoked now, in seconds since 1970; 0 = nothing is.
     *
     * @param channel as in {@link Revocation.User}
     */
    long issuedBefore(String user, String channel);
}

package io.tidings.protocol;

/**
 * Which connections the server means: those of exactly one user, or fewer.
 *
 * @param user user id; empty = the anonymous connections
 * @param client only the connection with this id; empty = any
 * @param session only the connection with this session; empty = any. WebSocket connections have none
 */
public record Target(String user, String client, String session) {

    /** All connections of a user. */
    public static Target user(String user) {
        return new Target(user, "", "");
    }

    /** Leaves the session out: it authorises commands. */
    @Override
    public String toString() {
        return "Target[" + user + ", " + client + "]";
    }
}

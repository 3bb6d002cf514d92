package io.tidings.hub;

/** What became of commands that came in a request of their own. */
public enum Delivery {
    /** They are handled; answers go down the session's stream. */
    ACCEPTED,
    /** All of them came before: nothing was done a second time. */
    REPEATED,
    /** There is no such session, or no longer. */
    NO_SUCH_SESSION,
    /** The session belongs to somebody else. */
    OTHER_USER,
    /** There is no node of that name. */
    NO_SUCH_NODE
}

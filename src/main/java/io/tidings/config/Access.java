package io.tidings.config;

/**
 * Who may do one thing in a namespace. All off by default.
 *
 * @param client every client that has a user id
 * @param subscriber every client that has a user id and is subscribed to the channel
 * @param anonymous extends the two above to clients with an empty user id; does nothing alone
 */
public record Access(boolean client, boolean subscriber, boolean anonymous) {

    /** Nobody may. */
    public static final Access NONE = new Access(false, false, false);

    /**
     * Whether a client may.
     *
     * @param subscribed whether it is subscribed to the channel in question
     * @param hasUser whether its user id is not empty
     */
    public boolean allows(boolean subscribed, boolean hasUser) {
        return (client || (subscriber && subscribed)) && (hasUser || anonymous);
    }
}

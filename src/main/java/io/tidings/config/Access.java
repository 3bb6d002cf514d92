package io.tidings.config;

/**
 * Who may do one thing in a namespace. All off by default.
 *
 * @param client every authenticated client
 * @param subscriber every authenticated client that is subscribed to the channel
 * @param anonymous extends the two above to clients with an empty user id
 */
public record Access(boolean client, boolean subscriber, boolean anonymous) {

    public static final Access NONE = new Access(false, false, false);

    /** Whether a client with these properties may. */
    public boolean allows(boolean subscribed, boolean hasUser) {
        return (client || (subscriber && subscribed)) && (hasUser || anonymous);
    }
}

package io.tidings.config;

import java.util.Collections;
import java.util.Set;

/**
 * Who may do one thing in a namespace: any of these suffices. All off by default.
 *
 * @param client every client that has a user id
 * @param subscriber every client that has a user id and is subscribed to the channel
 * @param anonymous extends the two above to clients with an empty user id; does nothing alone
 * @param roles every client of somebody who has one of these roles; cannot be changed
 * @param users every client of one of these users; cannot be changed
 */
public record Access(boolean client, boolean subscriber, boolean anonymous, Set<String> roles, Set<String> users) {

    /** Nobody may. */
    public static final Access NONE = new Access(false, false, false);

    public Access {
        roles = Set.copyOf(roles);
        users = Set.copyOf(users);
    }

    /** No matter of roles and names. */
    public Access(boolean client, boolean subscriber, boolean anonymous) {
        this(client, subscriber, anonymous, Set.of(), Set.of());
    }

    /**
     * Whether a client may.
     *
     * @param subscribed whether it is subscribed to the channel in question
     * @param user its user id
     * @param has the roles it has
     */
    public boolean allows(boolean subscribed, String user, Set<String> has) {
        return ((client || (subscriber && subscribed)) && (!user.isEmpty() || anonymous))
                || users.contains(user)
                || !Collections.disjoint(roles, has);
    }
}

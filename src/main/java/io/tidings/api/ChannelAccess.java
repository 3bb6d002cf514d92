package io.tidings.api;

import java.util.Set;

/**
 * What somebody wants of a channel, as a {@link ChannelRule} gets it.
 *
 * @param caller the client; its user id is empty for an anonymous one
 * @param roles what a token says the user is, or an identity provider, or the container: of its roles those that some
 *     namespace or {@code tidings.auth.roles} names, because none lists them all. Cannot be changed
 * @param channel name of the channel
 * @param operation what is wanted
 * @param allowed what holds if no rule has an opinion: what configuration and tokens come to
 */
public record ChannelAccess(Caller caller, Set<String> roles, String channel, Operation operation, boolean allowed) {

    /** What may be wanted. */
    public enum Operation {
        /** To be subscribed; by a client itself, by its token, or by the application. */
        SUBSCRIBE,
        PUBLISH,
        /** To know who is there; for subscribers, joins and leaves if they ask for them. */
        PRESENCE,
        /** To read what was published; for subscribers, positions and recovery if they ask for them. */
        HISTORY
    }

    public ChannelAccess {
        roles = Set.copyOf(roles);
    }
}

package io.tidings.hub;

import io.tidings.config.Access;
import io.tidings.config.ChannelOptions;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;

/**
 * What the namespace's flags allow: asked for every command of every entrance. Immutable and thread-safe.
 *
 * <p>With {@code client.insecure} every check of a flag passes; names, namespaces and features are checked all the same.
 */
final class Permissions {

    private final Namespaces namespaces;
    private final boolean insecure;

    Permissions(TidingsConfig config) {
        namespaces = new Namespaces(config.channel());
        insecure = config.client().insecure();
    }

    Namespaces namespaces() {
        return namespaces;
    }

    /** The options of the channel a command names, or why it may not name it. */
    Decision<ChannelOptions> options(String channel) {
        if (channel.isEmpty()) {
            return Decision.refused(DisconnectCode.BAD_REQUEST);
        }
        ChannelName name = ChannelName.parse(channel);
        ChannelOptions options = namespaces.options(name);
        if (options == null) {
            return Decision.refused(ErrorCode.UNKNOWN_CHANNEL);
        }
        if (namespaces.tooLong(channel) || !name.isValid(options)) {
            return Decision.refused(ErrorCode.BAD_REQUEST);
        }
        return Decision.granted(options);
    }

    /** The options of a channel the server itself names: the form of the name is its own business. */
    Decision<ChannelOptions> serverOptions(String channel) {
        if (channel.isEmpty()) {
            return Decision.refused(ErrorCode.BAD_REQUEST);
        }
        ChannelOptions options = namespaces.options(ChannelName.parse(channel));
        return options == null ? Decision.refused(ErrorCode.UNKNOWN_CHANNEL) : Decision.granted(options);
    }

    /** Whether the client may, being subscribed to the channel or not. */
    boolean allows(Access access, Client client, boolean subscribed) {
        return insecure || access.allows(subscribed, !client.user().isEmpty());
    }

    /** Whether the client may, as things stand. */
    boolean allows(Access access, Client client, String channel) {
        return allows(access, client, client.subscriptions().isSubscribed(channel));
    }

    /** Whether the backend decides who subscribes without a token, and not the flags. */
    static boolean asksBackend(ChannelName name, ChannelOptions options) {
        return options.hooks().subscribe().proxyEnabled() && !name.secret() && !name.isUserLimited(options);
    }

    /** Whether the client may subscribe without a token. */
    boolean allowsSubscribe(ChannelName name, ChannelOptions options, Client client) {
        if (name.secret()) {
            return false;
        }
        if (insecure) {
            return true;
        }
        String user = client.user();
        if (name.isUserLimited(options)) {
            return !user.isEmpty() && name.users().contains(user);
        }
        return options.subscribe().allows(false, !user.isEmpty());
    }
}

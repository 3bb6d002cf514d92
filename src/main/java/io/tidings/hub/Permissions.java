package io.tidings.hub;

import io.tidings.config.Access;
import io.tidings.config.ChannelOptions;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.concurrent.CompletionStage;

/**
 * Who may do what in a channel: asked for every command of every entrance. Immutable and thread-safe.
 *
 * <p>Any of these suffices: a flag of the namespace, one of its roles, one of its users, a capability of the client's token.
 * Then the application's rules have the last word: one that denies wins, and one that allows suffices.
 *
 * <p>With {@code client.insecure} all of it is allowed that a rule does not deny; names, namespaces and features are
 * checked all the same.
 */
final class Permissions {

    private final Namespaces namespaces;
    private final ChannelRules rules;
    private final boolean insecure;

    Permissions(TidingsConfig config, ChannelRules rules) {
        namespaces = new Namespaces(config.channel());
        this.rules = rules;
        insecure = config.client().insecure();
    }

    Namespaces namespaces() {
        return namespaces;
    }

    /** The options of the channel a command names, or why it may not name it. */
    Decision<ChannelOptions> options(String channel) {
        return options(ChannelName.parse(channel));
    }

    /** The same, of a name that has been taken apart. */
    Decision<ChannelOptions> options(ChannelName name) {
        if (name.text().isEmpty()) {
            return Decision.refused(DisconnectCode.BAD_REQUEST);
        }
        ChannelOptions options = namespaces.options(name);
        if (options == null) {
            return Decision.refused(ErrorCode.UNKNOWN_CHANNEL);
        }
        if (namespaces.tooLong(name.text()) || !name.isValid(options)) {
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

    /** Whether the client may, as things stand, if no rule of the application says otherwise. */
    boolean allows(Operation operation, ChannelOptions options, Client client, String channel) {
        return allows(
                operation, options, client, channel, client.subscriptions().isSubscribed(channel));
    }

    /** The same, whether the client is subscribed to the channel or not. */
    boolean allows(Operation operation, ChannelOptions options, Client client, String channel, boolean subscribed) {
        Authentication authentication = client.credentials().authentication();
        return insecure
                || access(operation, options).allows(subscribed, client.user(), authentication.roles())
                || authentication.allows(operation, channel);
    }

    private static Access access(Operation operation, ChannelOptions options) {
        return switch (operation) {
            case SUBSCRIBE -> options.subscribe();
            case PUBLISH -> options.publish();
            case PRESENCE -> options.presenceAccess();
            case HISTORY -> options.history();
        };
    }

    /** Whether the backend decides who subscribes without a token, and not the flags. */
    static boolean asksBackend(ChannelName name, ChannelOptions options) {
        return options.hooks().subscribe().proxyEnabled() && !name.secret() && !name.isUserLimited(options);
    }

    /** Whether the client may subscribe without a token, if no rule of the application says otherwise. */
    boolean allowsSubscribe(ChannelName name, ChannelOptions options, Client client) {
        if (name.secret()) {
            return false;
        }
        if (name.isUserLimited(options)) {
            // the list stands in place of the namespace's flags, roles and users; a token's issuer knows whom it means
            return insecure
                    || (!client.user().isEmpty() && name.users().contains(client.user()))
                    || client.credentials().authentication().allows(Operation.SUBSCRIBE, name.text());
        }
        return allows(Operation.SUBSCRIBE, options, client, name.text(), false);
    }

    /** Whether rules of the application have a say in this channel. */
    boolean concernRules(String channel) {
        return rules.concern(channel);
    }

    /**
     * Whether the client may, when the application's rules have been asked, too.
     *
     * @param allowed whether it may if they have no opinion
     */
    CompletionStage<Decision<Operation>> decide(Operation operation, Client client, String channel, boolean allowed) {
        return rules.decide(new Inquiry(
                operation,
                channel,
                client.info(),
                client.credentials().authentication().roles(),
                allowed));
    }
}

package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Works out whether a subscription may be, and what it has: the same way, whoever asked for it. Thread-safe. */
final class Granting {

    private final Permissions permissions;

    Granting(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * What a subscription is made on.
     *
     * @param conditional whether it stands only as long as the client may subscribe without a token
     */
    record Terms(Grant grant, SubscriptionOptions options, boolean conditional) {}

    /** The terms for a client that asks without a token. */
    CompletionStage<Decision<Terms>> asked(Client client, ChannelOptions options, SubscribeRequest request) {
        return permits(client, options, request.channel())
                .thenCompose(decision -> decision instanceof Decision.Refused<Operation> refused
                        ? refused(refused)
                        : terms(client, options, request, Grant.PLAIN, true));
    }

    /** The terms where a token or the server grants it; a rule of the application may still deny it. */
    CompletionStage<Decision<Terms>> granted(
            Client client, ChannelOptions options, SubscribeRequest request, Grant grant) {
        return permissions
                .decide(Operation.SUBSCRIBE, client, request.channel(), true)
                .thenCompose(decision -> decision instanceof Decision.Refused<Operation> refused
                        ? refused(refused)
                        : terms(client, options, request, grant, false));
    }

    /** Whether the client may subscribe without a token. */
    CompletionStage<Decision<Operation>> permits(Client client, ChannelOptions options, String channel) {
        ChannelName name = ChannelName.parse(channel);
        return name.secret()
                ? CompletableFuture.completedFuture(Decision.refused(ErrorCode.PERMISSION_DENIED))
                : permissions.decide(
                        Operation.SUBSCRIBE, client, channel, permissions.allowsSubscribe(name, options, client));
    }

    private CompletionStage<Decision<Terms>> terms(
            Client client, ChannelOptions options, SubscribeRequest request, Grant grant, boolean conditional) {
        boolean positions = request.positioned() || request.recoverable();
        return mayRead(Operation.HISTORY, positions, client, options, request.channel())
                .thenCombine(
                        mayRead(Operation.PRESENCE, request.joinLeave(), client, options, request.channel()),
                        (history, presence) -> {
                            if (history instanceof Decision.Granted<Boolean> one
                                    && presence instanceof Decision.Granted<Boolean> other) {
                                SubscriptionOptions effective = SubscriptionOptions.of(
                                        options, request, grant.override(), one.value(), other.value());
                                return Decision.granted(new Terms(grant, effective, conditional));
                            }
                            Decision<Boolean> unanswered =
                                    history instanceof Decision.Refused<Boolean> ? history : presence;
                            return new Decision.Refused<>(((Decision.Refused<Boolean>) unanswered).why());
                        });
    }

    /**
     * Whether a subscriber who asks for positions or joins may have them, as one who reads history or presence: it counts
     * as subscribed. Refused when nobody can say, because the client is better off trying again than without.
     */
    private CompletionStage<Decision<Boolean>> mayRead(
            Operation operation, boolean wanted, Client client, ChannelOptions options, String channel) {
        if (!wanted) {
            return CompletableFuture.completedFuture(Decision.granted(false));
        }
        boolean allowed = permissions.allows(operation, options, client, channel, true);
        return permissions
                .decide(operation, client, channel, allowed)
                .thenApply(decision -> decision instanceof Decision.Refused<Operation> refused
                                && refused.why() != ErrorCode.PERMISSION_DENIED
                        ? new Decision.Refused<>(refused.why())
                        : Decision.granted(decision instanceof Decision.Granted<Operation>));
    }

    private static CompletionStage<Decision<Terms>> refused(Decision.Refused<?> refused) {
        return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
    }
}

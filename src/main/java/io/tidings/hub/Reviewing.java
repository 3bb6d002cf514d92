package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.UnsubscribeCode;
import java.util.concurrent.CompletionStage;

/**
 * Looks at subscriptions again when the client has shown who it is now: roles and capabilities may have gone, and what the
 * application's rules allow may have changed. What is no longer allowed ends. Thread-safe.
 */
final class Reviewing {

    private final Permissions permissions;
    private final Granting granting;
    private final Upkeep upkeep;

    Reviewing(Permissions permissions, Granting granting, Upkeep upkeep) {
        this.permissions = permissions;
        this.granting = granting;
        this.upkeep = upkeep;
    }

    /** Looks at all subscriptions of the client; at those that are being made when they are. */
    void review(Client client) {
        for (Subscription subscription : client.subscriptions().all()) {
            client.when(subscription.ready(), (ready, never) -> review(subscription));
        }
    }

    /** Looks at one that has been made. */
    void review(Subscription subscription) {
        Client client = subscription.client();
        client.when(decide(subscription), (decision, bug) -> {
            if (!(decision instanceof Decision.Granted<Operation>)) {
                Outcome why =
                        decision instanceof Decision.Refused<Operation> refused ? refused.why() : ErrorCode.INTERNAL;
                end(subscription, why);
            }
        });
    }

    private CompletionStage<Decision<Operation>> decide(Subscription subscription) {
        Client client = subscription.client();
        String channel = subscription.channelName();
        ChannelOptions options = permissions.namespaces().options(ChannelName.parse(channel));
        return subscription.conditional() && options != null
                ? granting.permits(client, options, channel)
                : permissions.decide(Operation.SUBSCRIBE, client, channel, true);
    }

    /**
     * Who is denied is told so when he subscribes again (2502). Who only cannot be judged now must come back by himself,
     * and keep his position meanwhile: 2500, or 3010 where clients do not subscribe themselves.
     */
    private void end(Subscription subscription, Outcome why) {
        if (why == ErrorCode.PERMISSION_DENIED) {
            upkeep.end(subscription, UnsubscribeCode.STATE_INVALIDATED);
        } else if (subscription.serverSide()) {
            subscription.client().disconnect(DisconnectCode.INSUFFICIENT_STATE);
        } else {
            upkeep.end(subscription, UnsubscribeCode.INSUFFICIENT_STATE);
        }
    }
}

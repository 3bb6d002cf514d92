package io.tidings.hub;

import io.tidings.config.ClientConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Push;
import io.tidings.protocol.UnsubscribeCode;
import java.time.Duration;

/**
 * What happens to subscriptions without a command of the client: gaps, expiry, renewal of presence, the end by the
 * server. Called on workers and elsewhere; thread-safe.
 */
final class Upkeep {

    private final Attaching attaching;
    private final HistoryStore history;
    private final ClientConfig config;
    private final Renewing renewing;

    Upkeep(Attaching attaching, Ports ports, TidingsConfig config) {
        this.attaching = attaching;
        this.renewing = new Renewing(ports, config.clientProxy().refreshEnabled());
        this.history = ports.history();
        this.config = config.client();
    }

    /** The client has missed something: it is told to subscribe again and recover. */
    void insufficientState(Subscription subscription) {
        if (subscription.serverSide() || subscription.merging()) {
            subscription.client().disconnect(DisconnectCode.INSUFFICIENT_STATE);
        } else {
            end(subscription, UnsubscribeCode.INSUFFICIENT_STATE);
        }
    }

    /** Ends a subscription and tells the client; does nothing when it has ended already. */
    void end(Subscription subscription, UnsubscribeCode code) {
        Client client = subscription.client();
        if (client.subscriptions().release(subscription)) {
            attaching.takeDown(subscription, new Push.Unsubscribe(subscription.channelName(), code));
        }
    }

    /** Whether the backend says if connections go on, so that clients need not. */
    boolean renewsConnections() {
        return renewing.connections();
    }

    /** Ends what has expired and was not refreshed within the grace; or asks the backend, where it decides that. */
    void checkExpiry(Client client) {
        long expireAt = client.credentials().expireAt();
        if (renewing.connections()) {
            if (overdue(expireAt, Duration.ZERO)) {
                renewing.renew(client);
            }
        } else if (overdue(expireAt, config.expiredCloseDelay())) {
            client.disconnect(DisconnectCode.EXPIRED);
            return;
        }
        for (Subscription subscription : client.subscriptions().all()) {
            long end = subscription.grant().expireAt();
            if (!subscription.options().refreshProxy().isEmpty()) {
                if (overdue(end, Duration.ZERO)) {
                    renewing.renew(subscription, this::expire);
                }
            } else if (overdue(end, config.expiredSubCloseDelay())) {
                expire(subscription);
            }
        }
    }

    private void expire(Subscription subscription) {
        if (subscription.serverSide()) {
            subscription.client().disconnect(DisconnectCode.SUBSCRIPTION_EXPIRED);
        } else {
            end(subscription, UnsubscribeCode.EXPIRED);
        }
    }

    private static boolean overdue(long expireAt, Duration grace) {
        return expireAt != 0 && System.currentTimeMillis() >= expireAt * 1000 + grace.toMillis();
    }

    /** Renews presence entries and compares positions with the streams, for whatever the broker may have lost. */
    void renew(Client client, long now) {
        for (Subscription subscription : client.subscriptions().all()) {
            if (!subscription.ready().isDone()) {
                continue;
            }
            attaching.renew(subscription);
            long delay = config.channelPositionCheckDelay().toMillis();
            if (delay > 0 && subscription.options().positioned() && subscription.checkDue(now, delay)) {
                checkPosition(subscription);
            }
        }
    }

    /**
     * Everything up to the top that is read here was handed to the worker before, so when the comparison's turn comes
     * the client has seen it, or never will.
     */
    private void checkPosition(Subscription subscription) {
        history.read(
                        subscription.channelName(),
                        HistoryQuery.TOP,
                        subscription.options().retention())
                .thenAccept(page -> subscription.client().worker().submit(onWorker -> {
                    if (subscription.isBehind(page.top())) {
                        subscription.end();
                        insufficientState(subscription);
                    }
                }));
    }
}

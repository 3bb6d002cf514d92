package io.tidings.hub;

import io.tidings.config.ClientConfig;
import io.tidings.config.RecoveryMode;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription is made and taken down, whoever asked for it.
 *
 * <p>Made: enter the channel (from here on events are buffered), be in presence, read history. Then the caller tells the
 * client, and {@link #begin} lets the stream flow and others hear of the join. Taken down in the opposite order. Every
 * step that concerns the stream goes through the client's worker, whose queue keeps the order. Thread-safe.
 */
final class Attaching {

    private final Channels channels;
    private final Broker broker;
    private final HistoryStore history;
    private final PresenceStore presence;
    private final HubListener listener;
    private final ClientConfig config;
    private final HubMetrics metrics;

    Attaching(Channels channels, Ports ports, ClientConfig config, HubMetrics metrics) {
        this.channels = channels;
        this.broker = ports.broker();
        this.history = ports.history();
        this.presence = ports.presence();
        this.listener = ports.listener();
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * A subscription that is ready to begin.
     *
     * @param position where the client stands after the publications in the result
     */
    record Made(SubscribeRequest request, Result.Subscribe result, StreamPosition position) {}

    /** Enters the channel and works out what the subscriber is told. */
    CompletionStage<Made> attach(Subscription subscription, SubscribeRequest request) {
        Worker worker = subscription.client().worker();
        Channel channel = channels.enter(subscription.channelName(), worker);
        subscription.entered(channel);
        if (subscription.options().delta()) {
            channel.enterDeltas();
        }
        worker.submit(onWorker -> channel.lane(onWorker).add(subscription));
        return channel.subscribed()
                .thenCompose(subscribed -> subscription.options().presence()
                        ? presence.add(subscription.channelName(), subscription.info())
                        : CompletableFuture.<Void>completedFuture(null))
                .thenCompose(present -> position(subscription, request));
    }

    private CompletionStage<Made> position(Subscription subscription, SubscribeRequest request) {
        SubscriptionOptions options = subscription.options();
        if (!options.positioned()) {
            return CompletableFuture.completedFuture(
                    new Made(request, result(subscription, null, null), StreamPosition.NONE));
        }
        boolean recovering = options.recoverable() && (request.recover() || options.autoCacheRecover());
        boolean cache = options.recoveryMode() == RecoveryMode.CACHE;
        return history.read(subscription.channelName(), query(recovering, cache, request.since()), options.retention())
                .thenApply(page -> {
                    Recovery recovery = recovering
                            ? cache ? Recovery.ofCache(request.since(), page) : Recovery.ofStream(request.since(), page)
                            : null;
                    if (recovery != null) {
                        metrics.recovered(recovery.recovered());
                    }
                    StreamPosition told = recovery != null && recovery.recovered()
                            ? new StreamPosition(
                                    request.since().offset(), page.top().epoch())
                            : page.top();
                    return new Made(request, result(subscription, told, recovery), page.top());
                });
    }

    private HistoryQuery query(boolean recovering, boolean cache, StreamPosition since) {
        if (!recovering) {
            return HistoryQuery.TOP;
        }
        return cache
                ? new HistoryQuery(1, -1, true)
                : new HistoryQuery(config.recoveryMaxPublicationLimit(), since.offset(), false);
    }

    private static Result.Subscribe result(
            Subscription subscription, @Nullable StreamPosition told, @Nullable Recovery recovery) {
        SubscriptionOptions options = subscription.options();
        Grant grant = subscription.grant();
        // where the backend is asked, the client need not know: it would get itself a token
        long end = options.refreshProxy().isEmpty() ? grant.expireAt() : 0;
        List<Publication> publications = recovery == null ? List.of() : recovery.publications();
        if (options.delta()) {
            publications = Deltas.recovered(
                    publications, subscription.client().transport().format());
        }
        return new Result.Subscribe(
                end != 0,
                Ttl.seconds(end),
                options.recoverable(),
                options.positioned(),
                told,
                publications,
                recovery != null,
                recovery != null && recovery.recovered(),
                grant.data(),
                options.delta());
    }

    /** The client has been told: the stream flows from here, and others hear of the join. */
    void begin(Subscription subscription, Made made) {
        Client client = subscription.client();
        client.worker().submit(onWorker -> {
            subscription.goLive(made.position(), !made.result().publications().isEmpty());
            if (subscription.grant().expireAt() != 0) {
                client.liveness().expiryChanged();
            }
        });
        subscription.begin();
        metrics.subscribed();
        try {
            if (subscription.options().emitsJoinLeave()) {
                broker.publish(
                        subscription.channelName(), new ChannelEvent.Joined(subscription.info()), Retention.NONE);
            }
            listener.subscribed(client, subscription.channelName());
        } finally {
            subscription.ready().complete(null);
        }
    }

    /** The subscription could not be made: leaves no trace of it. It is given back before anybody may take it for made. */
    void undo(Subscription subscription) {
        boolean held = subscription.client().subscriptions().release(subscription);
        subscription.ready().complete(null);
        if (held) {
            takeDown(subscription);
        }
    }

    /** Takes down a subscription that no longer holds its channel, as soon as it is no longer pending. */
    void takeDown(Subscription subscription) {
        takeDown(subscription, null);
    }

    /**
     * Takes it down with a last word to the client: after everything of this subscription, and before anything of one
     * that follows it in the same channel.
     */
    void takeDown(Subscription subscription, @Nullable Push farewell) {
        subscription.client().when(subscription.ready(), (ready, never) -> {
            Channel channel = subscription.channel();
            Worker worker = subscription.client().worker();
            if (channel != null) {
                worker.submit(onWorker -> {
                    subscription.end();
                    channel.lane(onWorker).remove(subscription);
                });
            }
            if (farewell != null) {
                subscription.client().reply(farewell);
            }
            if (channel == null) {
                gone(subscription);
                return;
            }
            channels.leave(channel, worker);
            if (subscription.options().delta()) {
                channel.leaveDeltas();
            }
            subscription.client().when(withdraw(subscription), (left, failure) -> {
                if (failure != null) {
                    Absence.report("leave", failure);
                }
                gone(subscription);
            });
        });
    }

    /** Presence first, then the leave: who asks after the leave no longer finds the client. */
    private CompletionStage<?> withdraw(Subscription subscription) {
        CompletionStage<?> removed = subscription.options().presence()
                ? subscription
                        .renewed()
                        .thenCompose(last -> presence.remove(subscription.channelName(), subscription.info()))
                : CompletableFuture.completedFuture(null);
        if (!subscription.begun() || !subscription.options().emitsJoinLeave()) {
            return removed;
        }
        return removed.handle((absent, failure) -> {
                    if (failure != null) {
                        Absence.report("presence", failure);
                    }
                    return subscription.info();
                })
                .thenCompose(info ->
                        broker.publish(subscription.channelName(), new ChannelEvent.Left(info), Retention.NONE));
    }

    /** Renews the presence entry. */
    void renew(Subscription subscription) {
        if (subscription.options().presence()) {
            subscription.renew(() -> presence.add(subscription.channelName(), subscription.info()));
        }
    }

    private void gone(Subscription subscription) {
        Client client = subscription.client();
        subscription.ended().complete(null);
        client.subscriptions().gone(subscription);
        if (subscription.begun()) {
            metrics.unsubscribed();
            listener.unsubscribed(client, subscription.channelName());
        }
    }
}

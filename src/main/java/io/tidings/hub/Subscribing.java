package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Result;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Subscribe, unsubscribe and sub_refresh, as clients ask for them. How a subscription is made and taken down is told in
 * {@link Attaching}. Thread-safe.
 */
final class Subscribing {

    /** How long an unsubscribe waits for the subscribe it undoes (reference behaviour: 5 s). */
    private static final long PENDING_SECONDS = 5;

    private static final int SHARED_POLL = 4;

    private final Authorizer authorizer;
    private final ChannelBackend backend;
    private final Permissions permissions;
    private final Granting granting;
    private final Reviewing reviewing;
    private final Attaching attaching;
    private final Revocations revocations;
    private final ClientConfig config;

    Subscribing(
            Ports ports,
            Permissions permissions,
            Granting granting,
            Reviewing reviewing,
            Attaching attaching,
            Revocations revocations,
            ClientConfig config) {
        this.authorizer = ports.authorizer();
        this.backend = ports.channelBackend();
        this.permissions = permissions;
        this.granting = granting;
        this.reviewing = reviewing;
        this.attaching = attaching;
        this.revocations = revocations;
        this.config = config;
    }

    void subscribe(Client client, Command.Subscribe command) {
        SubscribeRequest request = command.request();
        String channel = request.channel();
        Subscription subscription = new Subscription(client, channel, false);
        Decision<ChannelOptions> found = atSight(client, request, subscription);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            if (refused.why() == ErrorCode.LIMIT_EXCEEDED) {
                client.hub().refused(Limit.SUBSCRIPTIONS);
            }
            client.refuse(command.id(), Operation.SUBSCRIBE, channel, refused.why());
            return;
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        client.when(
                client.subscriptions()
                        .earlierGone(subscription)
                        .thenCompose(gone -> decide(client, options, request))
                        .thenCompose(decision -> attach(subscription, request, decision)),
                (made, failure) -> {
                    try {
                        finish(subscription, command.id(), made, failure);
                    } finally {
                        // whatever went wrong on the way: who waits for the end of this subscription must not wait for
                        // ever
                        subscription.ready().complete(null);
                    }
                });
    }

    /** Everything that can be refused at sight; when nothing is, the channel is reserved and its options are granted. */
    private Decision<ChannelOptions> atSight(Client client, SubscribeRequest request, Subscription subscription) {
        String channel = request.channel();
        if (channel.isEmpty() || !(request.delta().isEmpty() || request.delta().equals(SubscriptionOptions.FOSSIL))) {
            return Decision.refused(DisconnectCode.BAD_REQUEST);
        }
        if (permissions.namespaces().tooLong(channel)) {
            return Decision.refused(ErrorCode.BAD_REQUEST);
        }
        if (client.subscriptions().get(channel) != null) {
            return Decision.refused(ErrorCode.ALREADY_SUBSCRIBED);
        }
        if (client.subscriptions().size() >= config.channelLimit()) {
            return Decision.refused(ErrorCode.LIMIT_EXCEEDED);
        }
        Decision<ChannelOptions> options = permissions.options(channel);
        if (options instanceof Decision.Refused<ChannelOptions>) {
            return options;
        }
        if (request.type() != 0) {
            return Decision.refused(
                    request.type() == SHARED_POLL ? ErrorCode.NOT_AVAILABLE : ErrorCode.PERMISSION_DENIED);
        }
        return switch (client.subscriptions().reserve(subscription, config.channelLimit())) {
            case YES -> options;
            case ALREADY_SUBSCRIBED -> Decision.refused(ErrorCode.ALREADY_SUBSCRIBED);
            case LIMIT_EXCEEDED -> Decision.refused(ErrorCode.LIMIT_EXCEEDED);
            case CLOSED -> Decision.refused(DisconnectCode.CONNECTION_CLOSED);
        };
    }

    private CompletionStage<Decision<Granting.Terms>> decide(
            Client client, ChannelOptions options, SubscribeRequest request) {
        CompletionStage<Decision<Grant>> coming;
        if (!request.token().isEmpty()) {
            coming = authorizer.subscribe(client.credentials(), client.id(), request);
        } else if (Permissions.asksBackend(ChannelName.parse(request.channel()), options)) {
            coming = backend.subscribe(
                    Asker.of(client), options.hooks().subscribe().proxyName(), request);
        } else {
            return granting.asked(client, options, request);
        }
        return coming.thenCompose(decision -> decision instanceof Decision.Granted<Grant> granted
                ? granting.granted(client, options, request, granted.value())
                : CompletableFuture.completedFuture(
                        new Decision.Refused<>(((Decision.Refused<Grant>) decision).why())));
    }

    private CompletionStage<Decision<Attaching.Made>> attach(
            Subscription subscription, SubscribeRequest request, Decision<Granting.Terms> decision) {
        if (decision instanceof Decision.Refused<Granting.Terms> refused) {
            return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
        }
        if (request.filtered()) {
            // after the permission, so that who may not subscribe learns no more than that; no namespace allows filters
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        subscription.decided(((Decision.Granted<Granting.Terms>) decision).value());
        if (revocations.cover(subscription)) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.TOKEN_EXPIRED));
        }
        return attaching.attach(subscription, request).thenApply(Subscribing::unlessUnrecovered);
    }

    private static Decision<Attaching.Made> unlessUnrecovered(Attaching.Made made) {
        boolean failed = made.result().wasRecovering() && !made.result().recovered();
        return failed && made.request().rejectUnrecovered()
                ? Decision.refused(ErrorCode.UNRECOVERABLE_POSITION)
                : Decision.granted(made);
    }

    private void finish(
            Subscription subscription,
            long commandId,
            @Nullable Decision<Attaching.Made> decision,
            @Nullable Throwable failure) {
        Client client = subscription.client();
        if (decision instanceof Decision.Granted<Attaching.Made> granted) {
            client.answer(commandId, granted.value().result());
            attaching.begin(subscription, granted.value());
            return;
        }
        attaching.undo(subscription);
        Outcome why = ErrorCode.INTERNAL;
        if (decision instanceof Decision.Refused<Attaching.Made> refused) {
            why = refused.why();
        } else {
            Absence.report("subscribe", failure);
        }
        client.refuse(commandId, Operation.SUBSCRIBE, subscription.channelName(), why);
    }

    void unsubscribe(Client client, Command.Unsubscribe command) {
        if (command.channel().isEmpty()) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return;
        }
        Subscription subscription = client.subscriptions().get(command.channel());
        if (subscription == null) {
            client.answer(command.id(), new Result.Unsubscribe());
            return;
        }
        // given back at once, even when it is still pending: a subscribe that follows must not be told 105
        if (client.subscriptions().release(subscription)) {
            attaching.takeDown(subscription);
        }
        client.when(inTime(subscription), (gone, late) -> {
            if (late == null) {
                client.answer(command.id(), new Result.Unsubscribe());
            } else {
                client.disconnect(DisconnectCode.INTERNAL_ERROR);
            }
        });
    }

    /** The end of a subscription; fails when it takes too long. */
    private static CompletableFuture<Void> inTime(Subscription subscription) {
        CompletableFuture<Void> ended = subscription.ended();
        return ended.isDone() ? ended : ended.copy().orTimeout(PENDING_SECONDS, TimeUnit.SECONDS);
    }

    void subRefresh(Client client, Command.SubRefresh command) {
        if (command.channel().isEmpty()) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return;
        }
        Subscription subscription = client.subscriptions().get(command.channel());
        if (subscription == null || !subscription.ready().isDone()) {
            client.answer(command.id(), ErrorCode.PERMISSION_DENIED);
            return;
        }
        if (command.type() != 0) {
            client.answer(command.id(), ErrorCode.BAD_REQUEST);
            return;
        }
        if (!subscription.options().refreshProxy().isEmpty()) {
            // the server refreshes it itself, and has not told the client that it ends
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return;
        }
        client.when(
                authorizer.subRefresh(client.credentials(), client.id(), command.channel(), command.token()),
                (decision, failure) -> {
                    if (decision instanceof Decision.Granted<Grant> granted) {
                        refreshed(subscription, command.id(), granted.value());
                    } else if (decision instanceof Decision.Refused<Grant> refused) {
                        client.answer(command.id(), refused.why());
                    } else {
                        Absence.report("sub_refresh", failure);
                        client.answer(command.id(), ErrorCode.INTERNAL);
                    }
                });
    }

    private void refreshed(Subscription subscription, long commandId, Grant renewed) {
        Client client = subscription.client();
        subscription.grant(renewed);
        if (revocations.cover(subscription)) {
            client.answer(commandId, ErrorCode.EXPIRED);
            revocations.enforce(client);
            return;
        }
        client.worker().submit(onWorker -> client.liveness().expiryChanged());
        client.answer(commandId, new Result.SubRefresh(renewed.expireAt() != 0, Ttl.seconds(renewed.expireAt())));
        reviewing.review(subscription);
    }
}

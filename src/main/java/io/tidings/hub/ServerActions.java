package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Result;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.Target;
import io.tidings.protocol.UnsubscribeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server does to the connections of a user, unasked. Only connections of this node are reached. Thread-safe.
 */
public final class ServerActions {

    private final Clients clients;
    private final Permissions permissions;
    private final Granting granting;
    private final Attaching attaching;
    private final Upkeep upkeep;
    private final ClientConfig config;

    ServerActions(
            Clients clients,
            Permissions permissions,
            Granting granting,
            Attaching attaching,
            Upkeep upkeep,
            ClientConfig config) {
        this.clients = clients;
        this.permissions = permissions;
        this.granting = granting;
        this.attaching = attaching;
        this.upkeep = upkeep;
        this.config = config;
    }

    /** Subscribes connections, from now on; otherwise as {@link #subscribe(Target, SubscribeRequest, Grant)}. */
    public CompletionStage<Decision<Integer>> subscribe(Target whom, String channel, Grant grant) {
        return subscribe(whom, SubscribeRequest.to(channel), grant);
    }

    /**
     * Subscribes connections to the channel of the request; each is told with a subscribe push. A request to
     * {@linkplain SubscribeRequest#since recover} gives each what it missed, if that is still there.
     *
     * @return when all have been told: how many there were, or why the channel was refused, or why one of them was not
     *     subscribed, though the others are. One that is subscribed already is left alone: ALREADY_SUBSCRIBED; one that a
     *     rule of the application denies it: PERMISSION_DENIED
     */
    public CompletionStage<Decision<Integer>> subscribe(Target whom, SubscribeRequest request, Grant grant) {
        String channel = request.channel();
        Decision<ChannelOptions> found = permissions.serverOptions(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
        }
        if (permissions.namespaces().tooLong(channel)) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        List<CompletableFuture<Decision<Integer>>> each = new ArrayList<>();
        for (Client client : reachable(whom)) {
            each.add(subscribe(client, options, request, grant));
        }
        CompletableFuture<Decision<Integer>> all = CompletableFuture.completedFuture(Decision.granted(0));
        for (CompletableFuture<Decision<Integer>> one : each) {
            all = all.thenCombine(one, ServerActions::sum);
        }
        return all;
    }

    private static Decision<Integer> sum(Decision<Integer> some, Decision<Integer> more) {
        if (some instanceof Decision.Granted<Integer> one && more instanceof Decision.Granted<Integer> other) {
            return Decision.granted(one.value() + other.value());
        }
        return some instanceof Decision.Refused<Integer> ? some : more;
    }

    private CompletableFuture<Decision<Integer>> subscribe(
            Client client, ChannelOptions options, SubscribeRequest request, Grant grant) {
        return granting.granted(client, options, request, grant)
                .thenCompose(decision -> {
                    if (decision instanceof Decision.Granted<Granting.Terms> granted) {
                        return subscribe(client, request, granted.value());
                    }
                    Outcome why = ((Decision.Refused<Granting.Terms>) decision).why();
                    client.hub().refusals().refused(client, Operation.SUBSCRIBE, request.channel(), why);
                    return CompletableFuture.completedFuture(new Decision.Refused<Integer>(why));
                })
                .toCompletableFuture();
    }

    private CompletableFuture<Decision<Integer>> subscribe(
            Client client, SubscribeRequest request, Granting.Terms terms) {
        Subscription subscription = new Subscription(client, request.channel(), true);
        subscription.decided(terms);
        Decision<Integer> refusal = switch (client.subscriptions().reserve(subscription, config.channelLimit())) {
            case YES -> null;
            case ALREADY_SUBSCRIBED -> Decision.refused(ErrorCode.ALREADY_SUBSCRIBED);
            case LIMIT_EXCEEDED -> Decision.refused(ErrorCode.LIMIT_EXCEEDED);
            case CLOSED -> Decision.granted(0);
        };
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        CompletableFuture<Decision<Integer>> done = new CompletableFuture<>();
        client.when(
                client.subscriptions()
                        .earlierGone(subscription)
                        .thenCompose(gone -> attaching.attach(subscription, request)),
                (made, failure) -> {
                    try {
                        finish(subscription, made, failure);
                    } finally {
                        done.complete(made == null ? Decision.refused(ErrorCode.INTERNAL) : Decision.granted(1));
                    }
                });
        return done;
    }

    private void finish(Subscription subscription, Attaching.@Nullable Made made, @Nullable Throwable failure) {
        if (made == null) {
            Absence.report("subscribe", failure);
            attaching.undo(subscription);
            return;
        }
        Client client = subscription.client();
        String channel = subscription.channelName();
        Result.Subscribe result = made.result();
        client.reply(new Push.Subscribe(
                channel, result.recoverable(), result.positioned(), result.position(), result.data()));
        for (Publication missed : result.publications()) {
            client.reply(new Push.OfPublication(channel, missed, made.position().epoch()));
        }
        attaching.begin(subscription, made);
    }

    private Stream<Client> all(Target whom) {
        return clients.of(whom.user()).stream()
                .filter(client -> whom.client().isEmpty() || whom.client().equals(client.id()))
                .filter(client -> whom.session().isEmpty()
                        || whom.session().equals(client.handshake().session()));
    }

    /** Not those that still wait for the reply to connect: nothing may come before it. */
    private List<Client> reachable(Target whom) {
        return all(whom).filter(client -> client.lifecycle().reachable()).toList();
    }

    /**
     * Ends subscriptions; every connection is told, subscribed or not.
     *
     * @return how many connections were told, or why the channel was refused
     */
    public Decision<Integer> unsubscribe(Target whom, String channel, UnsubscribeCode code) {
        if (permissions.serverOptions(channel) instanceof Decision.Refused<ChannelOptions> refused) {
            return new Decision.Refused<>(refused.why());
        }
        List<Client> found = reachable(whom);
        for (Client client : found) {
            Subscription subscription = client.subscriptions().get(channel);
            if (subscription != null) {
                upkeep.end(subscription, code);
            } else {
                client.reply(new Push.Unsubscribe(channel, code));
            }
        }
        return Decision.granted(found.size());
    }

    /** Ends connections. */
    public void disconnect(Target whom, DisconnectCode code) {
        disconnect(whom, Set.of(), code);
    }

    /** Ends connections, but for those with one of these ids. */
    public void disconnect(Target whom, Set<String> spared, DisconnectCode code) {
        all(whom).filter(client -> !spared.contains(client.id())).forEach(client -> client.disconnect(code));
    }

    /** Gives connections a new end; otherwise as {@link #refresh(Target, long, Payload)}. */
    public void refresh(Target whom, long expireAt) {
        refresh(whom, expireAt, null);
    }

    /**
     * Gives connections a new end, or ends them if that is past (3005).
     *
     * @param expireAt seconds since 1970; 0 = never
     * @param info JSON about the connection that others see from now on; null = as it was
     */
    public void refresh(Target whom, long expireAt, @Nullable Payload info) {
        if (expireAt != 0 && expireAt <= Ttl.now()) {
            disconnect(whom, DisconnectCode.EXPIRED);
            return;
        }
        for (Client client : reachable(whom)) {
            Credentials who = client.credentials();
            client.credentials(who.renewed(expireAt, info == null ? who.info() : info));
            client.worker().submit(onWorker -> client.liveness().expiryChanged());
            // where the backend is asked, the client need not know: it would get itself a token
            long end = upkeep.renewsConnections() ? 0 : expireAt;
            client.reply(new Push.Refresh(end != 0, Ttl.seconds(end)));
        }
    }

    /** Sends a message to connections, outside of any channel: it is not kept. */
    public void message(Target whom, Payload data) {
        Push.Message message = new Push.Message(data);
        reachable(whom).forEach(client -> client.reply(message));
    }
}

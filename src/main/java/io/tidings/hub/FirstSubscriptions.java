package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.config.PersonalChannelConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.SubscribeRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The subscriptions a client has from the beginning: those that its credentials grant, its personal channel, and those
 * that its connect command wishes for and it may have. Thread-safe.
 */
final class FirstSubscriptions {

    private final Hub hub;
    private final Permissions permissions;
    private final Granting granting;
    private final ClientConfig config;

    FirstSubscriptions(Hub hub, Permissions permissions, Granting granting) {
        this.hub = hub;
        this.permissions = permissions;
        this.granting = granting;
        this.config = hub.config().client();
    }

    /** A subscription to make: what was granted, and what the client remembers of it. */
    record Planned(Subscription subscription, SubscribeRequest request) {}

    /** A subscription that is granted or wished for, on these terms. */
    private record Wanted(SubscribeRequest request, CompletableFuture<Decision<Granting.Terms>> terms) {

        Wanted(SubscribeRequest request, CompletionStage<Decision<Granting.Terms>> terms) {
            this(request, terms.toCompletableFuture());
        }
    }

    /** Those to make for a client that shows these credentials, or why it is refused for what it wants. */
    CompletionStage<Decision<List<Planned>>> plan(Client client, Command.Connect command) {
        if (command.subs().size() > config.channelLimit()) {
            // before the rules are asked: one command must not make thousands of questions
            hub.refused(Limit.SUBSCRIPTIONS);
            return refused(DisconnectCode.CHANNEL_LIMIT);
        }
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, Grant> entry : granted(client).entrySet()) {
            String channel = entry.getKey();
            ChannelOptions options = permissions.namespaces().options(ChannelName.parse(channel));
            if (options == null) {
                return refused(ErrorCode.UNKNOWN_CHANNEL);
            }
            SubscribeRequest request = request(command, channel);
            wanted.put(channel, new Wanted(request, granting.granted(client, options, request, entry.getValue())));
        }
        for (String channel : command.subs().keySet()) {
            ChannelName name = ChannelName.parse(channel);
            if (permissions.namespaces().options(name) == null) {
                return refused(DisconnectCode.BAD_REQUEST);
            }
            if (!wanted.containsKey(channel)
                    && permissions.options(name) instanceof Decision.Granted<ChannelOptions> options
                    && !Permissions.asksBackend(name, options.value())) {
                SubscribeRequest request = request(command, channel);
                wanted.put(channel, new Wanted(request, granting.asked(client, options.value(), request)));
            }
        }
        return CompletableFuture.allOf(
                        wanted.values().stream().map(Wanted::terms).toArray(CompletableFuture[]::new))
                .thenApply(all -> decide(client, wanted.values()));
    }

    private Map<String, Grant> granted(Client client) {
        Map<String, Grant> granted = new LinkedHashMap<>(client.credentials().subs());
        PersonalChannelConfig personal = config.personalChannel();
        if (personal.enabled() && !client.user().isEmpty()) {
            granted.putIfAbsent(personalChannel(personal, client.user()), Grant.PLAIN);
        }
        return granted;
    }

    private static String personalChannel(PersonalChannelConfig personal, String user) {
        String prefix = personal.namespace().isEmpty() ? "" : personal.namespace() + ChannelName.NAMESPACE_BOUNDARY;
        return prefix + ChannelName.USER_BOUNDARY + user;
    }

    private static SubscribeRequest request(Command.Connect command, String channel) {
        return command.subs()
                .getOrDefault(channel, SubscribeRequest.to(channel))
                .in(channel);
    }

    /** What is denied is left out. Where nobody can say now, the client has to come again: it could not ask later. */
    private Decision<List<Planned>> decide(Client client, Collection<Wanted> all) {
        List<Planned> plan = new ArrayList<>();
        for (Wanted wanted : all) {
            String channel = wanted.request().channel();
            Decision<Granting.Terms> terms = wanted.terms().join();
            if (terms instanceof Decision.Granted<Granting.Terms> granted) {
                Subscription subscription = new Subscription(client, channel, true);
                subscription.decided(granted.value());
                plan.add(new Planned(subscription, wanted.request()));
                continue;
            }
            Outcome why = ((Decision.Refused<Granting.Terms>) terms).why();
            hub.refusals().refused(client, Operation.SUBSCRIBE, channel, why);
            if (why != ErrorCode.PERMISSION_DENIED) {
                return new Decision.Refused<>(why);
            }
        }
        return Decision.granted(plan);
    }

    private static CompletionStage<Decision<List<Planned>>> refused(Outcome why) {
        return CompletableFuture.completedFuture(new Decision.Refused<>(why));
    }
}

package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Push;
import io.tidings.protocol.Result;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.UnsubscribeCode;
import java.util.List;

/**
 * What the server does to the connections of a user, unasked. The empty user id means the anonymous connections. Only
 * connections of this node are reached. Thread-safe.
 */
public final class ServerActions {

    private final Clients clients;
    private final Permissions permissions;
    private final Subscribing subscribing;
    private final Attaching attaching;
    private final Upkeep upkeep;
    private final ClientConfig config;

    ServerActions(
            Clients clients,
            Permissions permissions,
            Subscribing subscribing,
            Attaching attaching,
            Upkeep upkeep,
            ClientConfig config) {
        this.clients = clients;
        this.permissions = permissions;
        this.subscribing = subscribing;
        this.attaching = attaching;
        this.upkeep = upkeep;
        this.config = config;
    }

    /**
     * Subscribes every connection of the user that is not subscribed yet; each is told with a subscribe push.
     *
     * @return how many connections are being subscribed, or why the channel was refused
     */
    public Decision<Integer> subscribe(String user, String channel, Grant grant) {
        Decision<ChannelOptions> found = permissions.serverOptions(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            return new Decision.Refused<>(refused.why());
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        int begun = 0;
        for (Client client : connected(user)) {
            if (subscribe(client, channel, options, grant)) {
                begun++;
            }
        }
        return Decision.granted(begun);
    }

    private boolean subscribe(Client client, String channel, ChannelOptions options, Grant grant) {
        Subscription subscription = new Subscription(client, channel, true);
        SubscribeRequest request = SubscribeRequest.to(channel);
        subscription.decided(subscribing.effective(client, options, request, grant), grant);
        if (client.subscriptions().reserve(subscription, config.channelLimit()) != Subscriptions.Reserved.YES) {
            return false;
        }
        client.when(
                client.subscriptions()
                        .earlierGone(subscription)
                        .thenCompose(gone -> attaching.attach(subscription, request)),
                (made, failure) -> {
                    if (made == null) {
                        Absence.report("subscribe", failure);
                        attaching.undo(subscription);
                        return;
                    }
                    Result.Subscribe result = made.result();
                    client.reply(new Push.Subscribe(
                            channel, result.recoverable(), result.positioned(), result.position(), result.data()));
                    attaching.begin(subscription, made);
                });
        return true;
    }

    /** Not those that still wait for the reply to connect: nothing may come before it. */
    private List<Client> connected(String user) {
        return clients.of(user).stream().filter(Client::connected).toList();
    }

    /** Ends the subscription of every connection of the user; each is told, subscribed or not. */
    public void unsubscribe(String user, String channel, UnsubscribeCode code) {
        for (Client client : connected(user)) {
            Subscription subscription = client.subscriptions().get(channel);
            if (subscription != null) {
                upkeep.end(subscription, code);
            } else {
                client.reply(new Push.Unsubscribe(channel, code));
            }
        }
    }

    /** Ends every connection of the user. */
    public void disconnect(String user, DisconnectCode code) {
        clients.of(user).forEach(client -> client.disconnect(code));
    }

    /**
     * Gives every connection of the user a new end.
     *
     * @param expireAt seconds since 1970; 0 = never
     */
    public void refresh(String user, long expireAt) {
        for (Client client : connected(user)) {
            Credentials who = client.credentials();
            client.credentials(new Credentials(who.user(), expireAt, who.info(), who.subs()));
            client.worker().submit(onWorker -> client.liveness().expiryChanged());
            client.reply(new Push.Refresh(expireAt != 0, Ttl.seconds(expireAt)));
        }
    }

    /** Sends a message to every connection of the user, outside of any channel: it is not kept. */
    public void message(String user, Payload data) {
        Push.Message message = new Push.Message(data);
        connected(user).forEach(client -> client.reply(message));
    }
}

package io.tidings.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client's subscriptions by channel. A channel is reserved when its subscribe command is read, so that commands take
 * effect in their order even when a broker answers late. Thread-safe; most connections have few, so no map exists before
 * the first.
 */
final class Subscriptions {

    /** What a reservation came to. */
    enum Reserved {
        YES,
        ALREADY_SUBSCRIBED,
        LIMIT_EXCEEDED,
        CLOSED
    }

    private final Client client;
    private Map<String, Subscription> byChannel = Map.of();
    private Map<String, Subscription> leaving = Map.of();
    private boolean closed;

    Subscriptions(Client client) {
        this.client = client;
    }

    /** Takes the channel for this subscription. */
    synchronized Reserved reserve(Subscription subscription, int limit) {
        if (closed) {
            return Reserved.CLOSED;
        }
        if (byChannel.containsKey(subscription.channelName())) {
            return Reserved.ALREADY_SUBSCRIBED;
        }
        if (byChannel.size() >= limit) {
            return Reserved.LIMIT_EXCEEDED;
        }
        if (byChannel.isEmpty()) {
            byChannel = new HashMap<>(4);
        }
        byChannel.put(subscription.channelName(), subscription);
        return Reserved.YES;
    }

    /** Completes when an earlier subscription to the channel is fully gone. */
    synchronized CompletableFuture<Void> earlierGone(String channel) {
        Subscription earlier = leaving.get(channel);
        return earlier == null ? CompletableFuture.completedFuture(null) : earlier.ended();
    }

    /** The subscription to a channel, pending ones too; null when there is none. */
    synchronized @Nullable Subscription get(String channel) {
        return byChannel.get(channel);
    }

    /** Whether the client is subscribed to the channel, and not just about to be. */
    boolean isSubscribed(String channel) {
        Subscription subscription = get(channel);
        return subscription != null && subscription.ready().isDone();
    }

    /** Gives the channel back. False when this subscription no longer holds it. */
    synchronized boolean release(Subscription subscription) {
        if (byChannel.get(subscription.channelName()) != subscription) {
            return false;
        }
        byChannel.remove(subscription.channelName());
        if (!subscription.ended().isDone()) {
            if (leaving.isEmpty()) {
                leaving = new HashMap<>(4);
            }
            leaving.put(subscription.channelName(), subscription);
        }
        return true;
    }

    /** The subscription has been taken down completely. */
    synchronized void gone(Subscription subscription) {
        if (!leaving.isEmpty()) {
            leaving.remove(subscription.channelName(), subscription);
        }
    }

    synchronized List<Subscription> all() {
        return new ArrayList<>(byChannel.values());
    }

    synchronized int size() {
        return byChannel.size();
    }

    /** Channels the server subscribed this client to. */
    synchronized Set<String> serverSide() {
        Set<String> channels = new HashSet<>();
        byChannel.values().stream().filter(Subscription::serverSide).forEach(s -> channels.add(s.channelName()));
        return channels;
    }

    /** When the first subscription expires, in seconds since 1970; 0 = none does. */
    synchronized long earliestExpiry() {
        long earliest = 0;
        for (Subscription subscription : byChannel.values()) {
            long expireAt = subscription.grant().expireAt();
            if (expireAt != 0 && (earliest == 0 || expireAt < earliest)) {
                earliest = expireAt;
            }
        }
        return earliest;
    }

    /** The connection is gone: takes every subscription down, and lets no new one in. */
    void endAll() {
        List<Subscription> all;
        synchronized (this) {
            closed = true;
            all = all();
        }
        for (Subscription subscription : all) {
            if (release(subscription)) {
                client.hub().attaching().takeDown(subscription);
            }
        }
    }
}

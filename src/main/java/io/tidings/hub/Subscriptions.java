package io.tidings.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client's subscriptions by channel. A channel is reserved when its subscribe command is read, so that commands take
 * effect in their order even when a broker answers late. Thread-safe; most connections have few, so no map exists before
 * the first.
 */
final class Subscriptions {

    /**
     * While a broker sleeps a hasty client must not queue without end: so many subscriptions may wait for each other in
     * one channel, whose completions run one inside the other ...
     */
    private static final int LONGEST_QUEUE = 32;

    /** ... and so many in all, as a multiple of the limit. */
    private static final int MOST_UNFINISHED = 2;

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

    /** Subscriptions that were reserved and are not gone yet. */
    private int unfinished;

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
        Subscription earlier = leaving.get(subscription.channelName());
        if (byChannel.size() >= limit
                || unfinished >= MOST_UNFINISHED * limit + LONGEST_QUEUE
                || queueOf(earlier) >= LONGEST_QUEUE) {
            return Reserved.LIMIT_EXCEEDED;
        }
        unfinished++;
        subscription.earlier(earlier);
        if (byChannel.isEmpty()) {
            byChannel = new HashMap<>(4);
        }
        byChannel.put(subscription.channelName(), subscription);
        return Reserved.YES;
    }

    private static int queueOf(@Nullable Subscription last) {
        int length = 0;
        for (Subscription one = last; one != null && !one.ended().isDone(); one = one.earlier()) {
            length++;
        }
        return length;
    }

    /** Completes when the earlier subscription to the same channel is fully gone. */
    synchronized CompletableFuture<Void> earlierGone(Subscription subscription) {
        Subscription earlier = subscription.earlier();
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
        unfinished--;
        subscription.earlier(null);
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

    /** When something has to be done about the end of a subscription, in milliseconds since 1970; 0 = never. */
    synchronized long earliestEnd(long graceMillis) {
        long earliest = 0;
        for (Subscription subscription : byChannel.values()) {
            long end = subscription.endMillis(graceMillis);
            if (end != 0 && (earliest == 0 || end < earliest)) {
                earliest = end;
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

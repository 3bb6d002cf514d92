package io.tidings.hub;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channels with subscribers on this node. The first subscriber makes the node subscribe at the broker, the last one
 * to leave ends that. Thread-safe.
 */
final class Channels {

    private final ConcurrentHashMap<String, Channel> channels = new ConcurrentHashMap<>();
    private final Broker broker;
    private final FanOut fanOut;

    Channels(Broker broker, FanOut fanOut) {
        this.broker = broker;
        this.fanOut = fanOut;
    }

    int size() {
        return channels.size();
    }

    Set<String> names() {
        return channels.keySet();
    }

    /** Subscriptions of a channel on this node. */
    int members(String name) {
        Channel channel = channels.get(name);
        return channel == null ? 0 : channel.members();
    }

    /**
     * Counts a subscription in. The broker is asked inside the map's lock for this channel, so that for it too the order
     * of subscribe and unsubscribe is the order of first and last member.
     */
    Channel enter(String name, Worker worker) {
        Channel entered = channels.compute(name, (key, existing) -> {
            Channel channel = existing != null ? existing : new Channel(name, fanOut.workers(), subscribe(name));
            channel.enter(worker);
            return channel;
        });
        return Objects.requireNonNull(entered);
    }

    private CompletionStage<Void> subscribe(String name) {
        try {
            return broker.subscribe(name);
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    /** Counts a subscription out. */
    void leave(Channel channel, Worker worker) {
        channels.compute(channel.name(), (key, existing) -> {
            channel.leave(worker);
            if (channel.members() > 0) {
                return existing;
            }
            broker.unsubscribe(channel.name());
            return null;
        });
    }

    /** Delivers an event of the broker to the channel's subscribers, if there are any. */
    void deliver(String name, ChannelEvent event) {
        Channel channel = channels.get(name);
        if (channel != null) {
            channel.deliver(event, fanOut);
        }
    }
}

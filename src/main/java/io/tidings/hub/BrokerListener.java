package io.tidings.hub;

/** Where a broker delivers what was published, on this node or another. */
@FunctionalInterface
public interface BrokerListener {

    /**
     * Called for every event of a channel this node subscribed to; for one channel in offset order, never twice at the
     * same time. Never blocks.
     */
    void deliver(String channel, ChannelEvent event);
}

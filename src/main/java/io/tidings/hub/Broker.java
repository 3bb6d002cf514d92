package io.tidings.hub;

import io.tidings.protocol.StreamPosition;
import java.util.concurrent.CompletionStage;

/**
 * Port: carries channel events between nodes, and gives publications their offsets.
 *
 * <p>For one channel, events come out in the order of their offsets. A broker that also keeps history implements
 * {@link HistoryStore}; appending and publishing are one step, so that nobody sees one without the other. All methods
 * are thread-safe and do not block; a failed stage means that the broker is absent, and the hub answers with a temporary
 * error.
 */
public interface Broker {

    /** Called once, before anything else. */
    void start(BrokerListener listener);

    /**
     * Publishes to every node that subscribed to the channel, this one too, keeping the publication if
     * {@code retention} says so. What the {@linkplain io.tidings.protocol.PublishCondition condition} of a publication
     * rules out is not made: a repeat is answered with the position of the first one, an old version with the top of the
     * stream.
     *
     * @return the position of the publication; {@link StreamPosition#NONE} when nothing is kept
     */
    CompletionStage<StreamPosition> publish(String channel, ChannelEvent event, Retention retention);

    /** From the moment the stage completes, this node gets every event of the channel. */
    CompletionStage<Void> subscribe(String channel);

    /** This node no longer needs the channel's events. */
    CompletionStage<Void> unsubscribe(String channel);
}

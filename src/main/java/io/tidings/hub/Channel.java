package io.tidings.hub;

import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A channel that somebody on this node is subscribed to: one lane a worker, and nothing else. Its position and history
 * live in the broker.
 */
final class Channel {

    private final String name;
    private final CompletionStage<Void> subscribed;
    private final Lane[] lanes;
    private final AtomicInteger deltaMembers = new AtomicInteger();

    /**
     * The publication that was delivered last, while somebody wants deltas: what the next one is a patch of. History has
     * it too, so it takes no memory of its own. Only for channels with history, whose events come one at a time.
     */
    private ChannelEvent.@Nullable Published latest;

    Channel(String name, int workers, CompletionStage<Void> subscribed) {
        this.name = name;
        this.subscribed = subscribed;
        lanes = new Lane[workers];
        for (int i = 0; i < workers; i++) {
            lanes[i] = new Lane();
        }
    }

    String name() {
        return name;
    }

    /** Completes when the broker delivers the channel's events to this node. */
    CompletionStage<Void> subscribed() {
        return subscribed;
    }

    /** Subscriptions on this node, pending ones too. */
    int members() {
        int members = 0;
        for (Lane lane : lanes) {
            members += lane.members.get();
        }
        return members;
    }

    /** Counts a subscription in, before its worker hears of it. */
    void enter(Worker worker) {
        lanes[worker.index()].members.incrementAndGet();
    }

    /** Counts a subscription out. */
    void leave(Worker worker) {
        lanes[worker.index()].members.decrementAndGet();
    }

    /** A subscription with deltas was counted in. */
    void enterDeltas() {
        deltaMembers.incrementAndGet();
    }

    /** A subscription with deltas was counted out. */
    void leaveDeltas() {
        deltaMembers.decrementAndGet();
    }

    Lane lane(Worker worker) {
        return lanes[worker.index()];
    }

    /** Hands an event to each worker that has subscribers. Never blocks. */
    void deliver(ChannelEvent event, FanOut fanOut) {
        Publication before = before(event);
        Delivery delivery = null;
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i].members.get() > 0) {
                if (delivery == null) {
                    delivery = Delivery.of(this, event, before);
                }
                fanOut.worker(i).submit(delivery);
            }
        }
    }

    /** The publication this one may be sent as a patch of; null when there is none. */
    private @Nullable Publication before(ChannelEvent event) {
        if (!(event instanceof ChannelEvent.Published published)
                || published.publication().offset() == 0) {
            return null;
        }
        ChannelEvent.Published last = latest;
        latest = deltaMembers.get() > 0 ? published : null;
        if (last == null || !published.delta() || !published.epoch().equals(last.epoch())) {
            return null;
        }
        boolean follows =
                last.publication().offset() + 1 == published.publication().offset();
        return follows ? last.publication() : null;
    }

    /**
     * The subscriptions of one worker's clients. The list belongs to the worker; the
     * count runs ahead of it, so that no event is kept from a subscription that is just being added.
     */
    static final class Lane {
        private final ArrayList<Subscription> subscriptions = new ArrayList<>(2);
        private final AtomicInteger members = new AtomicInteger();

        void add(Subscription subscription) {
            subscription.laneIndex(subscriptions.size());
            subscriptions.add(subscription);
        }

        /** O(1): the last subscription takes the place of the removed one. */
        void remove(Subscription subscription) {
            int index = subscription.laneIndex();
            if (index < 0) {
                return;
            }
            Subscription last = subscriptions.remove(subscriptions.size() - 1);
            if (last != subscription) {
                subscriptions.set(index, last);
                last.laneIndex(index);
            }
            subscription.laneIndex(-1);
        }

        /**
         * Hands these events, in their order, to one subscription after the other. All of them at once: what a client
         * consists of is then fetched from memory once, not once for each event. A bug in the work for one costs no other
         * its events.
         *
         * @param pieceBytes up to which size several of them may be joined for all subscribers
         */
        void deliver(List<Encoded> events, int pieceBytes) {
            Batch batch = events.size() > 1 ? new Batch(events, pieceBytes) : null;
            for (int i = 0; i < subscriptions.size(); i++) {
                Subscription subscription = subscriptions.get(i);
                try {
                    if (batch == null) {
                        subscription.deliver(events.get(0));
                    } else {
                        subscription.deliver(batch);
                    }
                } catch (RuntimeException | Error bug) {
                    Worker.report(bug);
                }
            }
        }
    }

    /** One event on its way to the subscribers of a channel; the same object goes to every worker. */
    record Delivery(Channel channel, Encoded push, int bytes) implements Worker.Task {

        static Delivery of(Channel channel, ChannelEvent event, @Nullable Publication before) {
            if (event instanceof ChannelEvent.Published published) {
                return new Delivery(
                        channel,
                        new Encoded(
                                new Push.OfPublication(channel.name, published.publication(), published.epoch()),
                                System.nanoTime(),
                                before),
                        published.publication().data().length());
            }
            if (event instanceof ChannelEvent.Joined joined) {
                return new Delivery(channel, new Encoded(new Push.Join(channel.name, joined.info())), 0);
            }
            ChannelEvent.Left left = (ChannelEvent.Left) event;
            return new Delivery(channel, new Encoded(new Push.Leave(channel.name, left.info())), 0);
        }

        @Override
        public void run(Worker worker) {
            channel.lane(worker).deliver(worker.following(this), worker.frameBytes());
        }
    }
}

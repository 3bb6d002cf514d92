package io.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.BrokerListener;
import io.tidings.hub.ChannelEvent;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it was given, in order, until the test takes it. */
final class Deliveries implements BrokerListener {

    private final BlockingQueue<Delivery> taken = new LinkedBlockingQueue<>();

    @Override
    public void deliver(String channel, ChannelEvent event) {
        taken.add(new Delivery(channel, event));
    }

    /** The next delivery; fails the test when none comes in time. */
    Delivery next() throws InterruptedException {
        Delivery next = taken.poll(Crowd.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was delivered");
        return next;
    }

    /** The next deliveries, in order. */
    List<Delivery> next(int count) throws InterruptedException {
        List<Delivery> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(next());
        }
        return found;
    }

    /** What has been delivered and not been taken. */
    List<Delivery> rest() {
        List<Delivery> rest = new ArrayList<>();
        taken.drainTo(rest);
        return rest;
    }

    /** One call of the listener. */
    record Delivery(String channel, ChannelEvent event) {

        Publication publication() {
            return published().publication();
        }

        String text() {
            return publication().data().text();
        }

        StreamPosition position() {
            return new StreamPosition(publication().offset(), published().epoch());
        }

        private ChannelEvent.Published published() {
            assertTrue(event instanceof ChannelEvent.Published, () -> "not a publication: " + event);
            return (ChannelEvent.Published) event;
        }
    }
}

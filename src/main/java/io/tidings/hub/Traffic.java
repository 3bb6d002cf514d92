package io.tidings.hub;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What one worker has sent over one kind of transport. Only the worker writes, without a lock and without a cache line
 * that another worker wants; any thread may read, and is at most a moment behind.
 */
public final class Traffic {

    /** Why something was not sent. */
    public enum Loss {
        /** More waited than the client may have: it is disconnected with 3008. */
        SLOW(0, "slow"),
        /** The connection ended first. */
        CLOSED(1, "closed"),
        /** The transport could not send it. */
        WRITE_FAILED(2, "write_failed");

        private final int slot;
        private final String label;

        Loss(int slot, String label) {
            this.slot = slot;
            this.label = label;
        }

        /** The name in metrics. */
        public String label() {
            return label;
        }
    }

    /** Longs in front of and behind the cells, so that they share a cache line with nobody. */
    private static final int PADDING = 16;

    private static final int FRAMES = PADDING;
    private static final int MESSAGES = PADDING + 1;
    private static final int BYTES = PADDING + 2;
    private static final int DELIVERIES = PADDING + 3;
    private static final int PEAK = PADDING + 4;
    private static final int LOSSES = PADDING + 5;

    private final String transport;
    private final AtomicLongArray cells = new AtomicLongArray(LOSSES + Loss.values().length + PADDING);
    private final Distribution delay = new Distribution();
    private final Distribution batch = new Distribution();

    Traffic(String transport) {
        this.transport = transport;
    }

    /** A frame has left. */
    void sent(int messages, int bytes) {
        add(FRAMES, 1);
        add(MESSAGES, messages);
        add(BYTES, bytes);
        batch.record(messages);
    }

    /** A frame has left whose oldest publication came so many nanoseconds ago. */
    void delayed(long nanos) {
        delay.record(nanos);
    }

    /** Publications were put into outboxes. */
    void delivered(int publications) {
        add(DELIVERIES, publications);
    }

    /** Messages will not be sent. */
    void lost(Loss why, int messages) {
        add(LOSSES + why.slot, messages);
    }

    /** So many bytes wait for one client. */
    void waiting(long bytes) {
        if (bytes > cells.getPlain(PEAK)) {
            cells.setOpaque(PEAK, bytes);
        }
    }

    private void add(int cell, long amount) {
        cells.setOpaque(cell, cells.getPlain(cell) + amount);
    }

    /** The {@link Handshake#transport} of these connections. */
    public String transport() {
        return transport;
    }

    /** Frames that were sent. */
    public long frames() {
        return cells.getOpaque(FRAMES);
    }

    /** Replies and pushes in those frames. */
    public long messages() {
        return cells.getOpaque(MESSAGES);
    }

    /** Bytes in those frames, before they were compressed and without what the transport adds. */
    public long bytes() {
        return cells.getOpaque(BYTES);
    }

    /** Publications that were put into outboxes, each counted once for each subscriber. */
    public long deliveries() {
        return cells.getOpaque(DELIVERIES);
    }

    /** Messages that were not sent. */
    public long lost(Loss why) {
        return cells.getOpaque(LOSSES + why.slot);
    }

    /** Most bytes that waited for one client since this was last asked. One reader only. */
    public long takePeak() {
        // a maximum that comes between the two is missed: the next flush of that client tells it again
        long peak = cells.getOpaque(PEAK);
        cells.setOpaque(PEAK, 0);
        return peak;
    }

    /** Nanoseconds from a publication's arrival to the end of the send: of each frame, its oldest publication's. */
    public Quantiles delay() {
        return delay.read();
    }

    /** How many replies and pushes a frame held. */
    public Quantiles batch() {
        return batch.read();
    }
}

package io.tidings.hub;

import io.tidings.codec.Format;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client: bounded in bytes, one send in flight.
 *
 * <p>Confined to the client's worker, so it needs no lock. The completion of a send may come on any thread and is handed
 * back to the worker.
 */
final class Outbox {

    private final Client client;
    private final Transport transport;
    private final Worker worker;
    private final int maxBytes;
    private final ArrayDeque<byte[]> items = new ArrayDeque<>(2);
    private long bytes;
    private boolean sending;
    private boolean insideSend;
    private boolean abandoned;
    private @Nullable Runnable whenEmpty;

    Outbox(Client client, Transport transport, Worker worker, int maxBytes) {
        this.client = client;
        this.transport = transport;
        this.worker = worker;
        this.maxBytes = maxBytes;
    }

    Format format() {
        return transport.format();
    }

    /** Bytes that wait, without those in flight. */
    long bytes() {
        return bytes;
    }

    /** Whether a send was begun that has not been completed. */
    boolean sending() {
        return sending;
    }

    ArrayDeque<byte[]> items() {
        return items;
    }

    /**
     * Queues one item. A full frame goes out at once when nothing is in flight, so that only a client that does not keep
     * up fills its outbox.
     *
     * @return false when the client is too slow: more bytes wait than it may have
     */
    boolean add(byte[] item) {
        if (abandoned || item.length == 0) {
            return true;
        }
        items.add(item);
        bytes += item.length;
        if (!sending && (bytes >= worker.frameBytes() || bytes > maxBytes)) {
            flush();
        }
        return bytes <= maxBytes;
    }

    /** Sends what waits, frame after frame, until one stays in flight or nothing is left. */
    void flush() {
        while (!sending && !items.isEmpty()) {
            Frame frame = worker.frames().take(this);
            bytes -= worker.frames().takenBytes();
            sending = true;
            insideSend = true;
            try {
                transport.send(frame, this::sent);
            } catch (RuntimeException failure) {
                insideSend = false;
                failed(failure);
                return;
            }
            insideSend = false;
        }
        if (!sending && whenEmpty != null) {
            Runnable then = whenEmpty;
            whenEmpty = null;
            then.run();
        }
    }

    /** Runs the action once everything queued so far has been sent. */
    void whenEmpty(Runnable action) {
        whenEmpty = action;
        flush();
    }

    /** Forgets what waits and takes nothing more. */
    void abandon() {
        abandoned = true;
        items.clear();
        bytes = 0;
    }

    private void sent(@Nullable Throwable failure) {
        if (worker.isCurrentThread() && insideSend && failure == null) {
            sending = false;
        } else {
            worker.completed(() -> completed(failure));
        }
    }

    private void completed(@Nullable Throwable failure) {
        sending = false;
        if (failure != null) {
            failed(failure);
        } else {
            flush();
        }
    }

    private void failed(Throwable failure) {
        sending = false;
        abandon();
        Runnable then = whenEmpty;
        whenEmpty = null;
        if (then != null) {
            then.run();
        }
        client.writeFailed(failure);
    }
}

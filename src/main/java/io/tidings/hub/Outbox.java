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
final class Outbox implements Transport.Sent {

    /** How many pieces an outbox has room for at first: what most clients have waiting at once. */
    private static final int FEW = 2;

    /**
     * The room for so many pieces is kept for the next time. What grew larger for a client that hung for a moment is given
     * back: with thousands of such clients it would be several times what their connections take.
     */
    private static final int ROOM_KEPT = 256;

    private final Client client;
    private final Transport transport;
    private final Worker worker;
    private final int maxBytes;
    private final Traffic traffic;
    private ArrayDeque<Piece> pieces = new ArrayDeque<>(FEW);
    private long bytes;
    private boolean sending;
    private boolean insideSend;
    private long begun;
    private Traffic.@Nullable Loss abandoned;

    /** Publications that were added since the last frame was taken, and when the first and the last of them arrived. */
    private int publications;

    private long firstArrival;
    private long lastArrival;

    /** What is in flight, and when its oldest publication arrived; 0 = there is none in it. */
    private @Nullable Frame inFlight;

    private long arrivalInFlight;
    private @Nullable Runnable whenEmpty;

    Outbox(Client client, Transport transport, Worker worker, int maxBytes) {
        this.client = client;
        this.transport = transport;
        this.worker = worker;
        this.maxBytes = maxBytes;
        this.traffic = client.hub().metrics().traffic(worker, client.handshake().transport());
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

    /** How many sends were begun so far. */
    long begun() {
        return begun;
    }

    ArrayDeque<Piece> pieces() {
        return pieces;
    }

    /**
     * Queues one piece. A full frame goes out at once when nothing is in flight, so that only a client that does not keep
     * up fills its outbox.
     *
     * @return false when the client is too slow: more bytes wait than it may have
     */
    boolean add(Piece piece) {
        if (piece.length() == 0) {
            return true;
        }
        if (abandoned != null) {
            traffic.lost(abandoned, piece.items());
            return true;
        }
        pieces.add(piece);
        bytes += piece.length();
        if (!sending && (bytes >= worker.frameBytes() || bytes > maxBytes)) {
            flush();
        }
        return bytes <= maxBytes;
    }

    /**
     * What is added next are so many publications, of which the first and the last arrived at these times by
     * {@link System#nanoTime}.
     */
    void publications(int count, long first, long last) {
        publications += count;
        lastArrival = last;
        if (firstArrival == 0) {
            firstArrival = first;
        }
    }

    /** Sends what waits, frame after frame, until one stays in flight or nothing is left. */
    void flush() {
        traffic.waiting(bytes);
        while (!sending && !pieces.isEmpty()) {
            Frame frame = take();
            sending = true;
            begun++;
            insideSend = true;
            try {
                transport.send(frame, this);
            } catch (RuntimeException | Error failure) {
                insideSend = false;
                // after an Error, too: nothing else would end a client that is sent nothing more
                failed(failure);
                if (failure instanceof Error bug) {
                    throw bug;
                }
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

    private Frame take() {
        int waiting = pieces.size();
        Frame frame = worker.frames().take(this);
        bytes -= worker.frames().takenBytes();
        traffic.delivered(publications);
        publications = 0;
        inFlight = frame;
        arrivalInFlight = firstArrival;
        if (pieces.isEmpty()) {
            firstArrival = 0;
            if (waiting > ROOM_KEPT) {
                pieces = new ArrayDeque<>(FEW);
            }
        } else if (firstArrival != 0) {
            // of what stays no more is known than that it arrived between these two; in even steps, say
            firstArrival += (lastArrival - firstArrival) / waiting * (waiting - pieces.size());
        }
        return frame;
    }

    /** Runs the action once everything queued so far has been sent. */
    void whenEmpty(Runnable action) {
        whenEmpty = action;
        flush();
    }

    /** Forgets what waits and takes nothing more. */
    void abandon(Traffic.Loss why) {
        if (abandoned == null) {
            abandoned = why;
        }
        traffic.waiting(bytes);
        traffic.delivered(publications);
        traffic.lost(abandoned, pieces.stream().mapToInt(Piece::items).sum());
        publications = 0;
        pieces = new ArrayDeque<>(FEW);
        bytes = 0;
    }

    /** Any thread: the frame in flight has left, or could not. */
    @Override
    public void sent(@Nullable Throwable failure) {
        if (worker.isCurrentThread() && insideSend && failure == null) {
            left();
        } else {
            worker.completed(() -> completed(failure));
        }
    }

    private void completed(@Nullable Throwable failure) {
        if (failure != null) {
            failed(failure);
        } else {
            left();
            flush();
        }
    }

    private void left() {
        sending = false;
        Frame frame = inFlight;
        inFlight = null;
        if (frame != null) {
            traffic.sent(frame.items(), frame.bytes().length);
            if (arrivalInFlight != 0) {
                traffic.delayed(System.nanoTime() - arrivalInFlight);
            }
        }
    }

    private void failed(Throwable failure) {
        sending = false;
        if (inFlight != null) {
            traffic.lost(Traffic.Loss.WRITE_FAILED, inFlight.items());
            inFlight = null;
        }
        abandon(Traffic.Loss.WRITE_FAILED);
        Runnable then = whenEmpty;
        whenEmpty = null;
        if (then != null) {
            then.run();
        }
        client.writeFailed(failure);
    }
}

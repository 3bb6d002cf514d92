package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A transport that keeps what it was given, and can be made slow or broken. */
final class FakeTransport implements Transport {

    private record Held(Frame frame, Sent sent) {}

    private final Format format;
    private final BlockingQueue<String> items = new LinkedBlockingQueue<>();
    private final CompletableFuture<DisconnectCode> closed = new CompletableFuture<>();
    private final AtomicInteger nativePings = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private final Queue<Held> held = new ArrayDeque<>();
    private final List<Frame> frames = new ArrayList<>();
    private boolean stalled;
    private @Nullable RuntimeException broken;
    private boolean faulty;

    FakeTransport(Format format) {
        this.format = format;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        synchronized (this) {
            frames.add(frame);
            if (faulty) {
                throw new AssertionError("a bug, on purpose");
            }
            if (broken != null) {
                throw broken;
            }
            if (stalled) {
                held.add(new Held(frame, sent));
                return;
            }
        }
        arrive(frame);
        sent.sent(null);
    }

    /** Items in Protobuf are kept as the text that its library prints. */
    private void arrive(Frame frame) {
        if (frame.binary()) {
            items.addAll(ProtobufText.items(frame.bytes()));
            return;
        }
        for (String item : frame.text().split("\n", -1)) {
            items.add(item);
        }
    }

    /** From now on sends are begun and not completed. */
    synchronized void stall() {
        stalled = true;
    }

    /** From now on sends fail at once. */
    synchronized void breakWith(RuntimeException failure) {
        broken = failure;
    }

    /** From now on sends fail as nobody expects of them. */
    synchronized void turnFaulty() {
        faulty = true;
    }

    /** Completes the sends that were held back, on the caller's thread, and holds back no more. */
    void goOn() {
        for (Held each : takeHeld(false)) {
            arrive(each.frame());
            each.sent().sent(null);
        }
    }

    /** Completes the sends that were held back, but holds back those that follow. */
    void goOnce() {
        for (Held each : takeHeld(true)) {
            arrive(each.frame());
            each.sent().sent(null);
        }
    }

    /** Completes the sends that were held back, as failed. */
    void failHeld(Throwable failure) {
        takeHeld(false).forEach(each -> each.sent().sent(failure));
    }

    private synchronized List<Held> takeHeld(boolean stillStalled) {
        stalled = stillStalled;
        List<Held> all = List.copyOf(held);
        held.clear();
        return all;
    }

    /** Sends that were begun and not completed. */
    synchronized int inFlight() {
        return held.size();
    }

    @Override
    public void ping() {
        nativePings.incrementAndGet();
    }

    @Override
    public void close(DisconnectCode why) {
        closes.incrementAndGet();
        closed.complete(why);
    }

    BlockingQueue<String> items() {
        return items;
    }

    CompletableFuture<DisconnectCode> closed() {
        return closed;
    }

    int closes() {
        return closes.get();
    }

    int nativePings() {
        return nativePings.get();
    }

    /** Everything the transport was asked to send. */
    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }
}

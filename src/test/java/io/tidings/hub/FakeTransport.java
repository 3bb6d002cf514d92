package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that keeps what it was given, and can be made slow. */
final class FakeTransport implements Transport {

    private final Format format;
    private final BlockingQueue<String> items = new LinkedBlockingQueue<>();
    private final CompletableFuture<DisconnectCode> closed = new CompletableFuture<>();
    private final AtomicInteger nativePings = new AtomicInteger();
    private final Queue<Sent> held = new ArrayDeque<>();
    private boolean stalled;
    private int frames;

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
            frames++;
            if (stalled) {
                held.add(sent);
                return;
            }
        }
        for (String item : frame.text().split("\n", -1)) {
            items.add(item);
        }
        sent.sent(null);
    }

    /** From now on sends are begun and never completed. */
    synchronized void stall() {
        stalled = true;
    }

    /** Completes the sends that were held back, as failed. */
    void failHeld(Throwable failure) {
        Queue<Sent> all;
        synchronized (this) {
            stalled = false;
            all = new ArrayDeque<>(held);
            held.clear();
        }
        all.forEach(sent -> sent.sent(failure));
    }

    @Override
    public void ping() {
        nativePings.incrementAndGet();
    }

    @Override
    public void close(DisconnectCode why) {
        closed.complete(why);
    }

    BlockingQueue<String> items() {
        return items;
    }

    CompletableFuture<DisconnectCode> closed() {
        return closed;
    }

    int nativePings() {
        return nativePings.get();
    }

    /** Messages the transport was asked to send. */
    synchronized int frames() {
        return frames;
    }
}

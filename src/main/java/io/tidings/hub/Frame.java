package io.tidings.hub;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a client at once: one or more items, joined as the format says.
 *
 * <p>Clients with the same items waiting share one frame, so whatever a transport derives from it is derived once.
 * Immutable; used by one worker at a time, but safe to read from any thread.
 */
public final class Frame {

    private final byte[] bytes;
    private final int items;
    private final boolean binary;
    private volatile @Nullable String text;
    private volatile @Nullable Object prepared;

    Frame(byte[] bytes, int items, boolean binary) {
        this.bytes = bytes;
        this.items = items;
        this.binary = binary;
    }

    /** The joined items: shared, read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many items there are: at least 1. */
    public int items() {
        return items;
    }

    /** Whether it is to be sent as bytes, and not as text in UTF-8. */
    public boolean binary() {
        return binary;
    }

    /** The joined items as text, decoded once; only for a frame that is not {@link #binary()}. */
    public String text() {
        String ready = text;
        if (ready == null) {
            ready = new String(bytes, StandardCharsets.UTF_8);
            text = ready;
        }
        return ready;
    }

    /** What a transport made of this frame for all its clients, or null; see {@link #prepare}. */
    public @Nullable Object prepared() {
        return prepared;
    }

    /** Keeps a transport's own form of the frame (framed bytes, for example) for the next client. */
    public void prepare(Object form) {
        prepared = form;
    }
}

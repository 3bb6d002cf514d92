package io.tidings.websocket;

import io.tidings.config.CompressionConfig;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses payloads, each by itself (RFC 7692 section 7.2.1). Thread-safe; it makes as many compressors as are busy at
 * the same time, at about 256 KiB each, and keeps them.
 */
final class Deflation {

    /** What ends a flush, is the same for each message and is left out. */
    private static final int TAIL = 4;

    private final int minSize;
    private final int level;
    private final Queue<Deflater> idle = new ConcurrentLinkedQueue<>();

    private Deflation(CompressionConfig config) {
        this.minSize = Math.max(1, config.minSize());
        this.level = config.level();
    }

    /** Null where compression is off. */
    static @Nullable Deflation of(CompressionConfig config) {
        return config.enabled() ? new Deflation(config) : null;
    }

    /** The payload compressed, or null where that would not make it smaller, or it is too small to be tried. */
    byte @Nullable [] deflate(byte[] payload) {
        if (payload.length < minSize) {
            return null;
        }
        Deflater free = idle.poll();
        Deflater deflater = free != null ? free : new Deflater(level, true);
        try {
            deflater.setInput(payload);
            byte[] smaller = new byte[payload.length + TAIL];
            int size = deflater.deflate(smaller, 0, smaller.length, Deflater.SYNC_FLUSH);
            // a full array may not be all of it, and is not smaller anyway
            return size == smaller.length ? null : Arrays.copyOf(smaller, size - TAIL);
        } finally {
            deflater.reset();
            idle.add(deflater);
        }
    }
}

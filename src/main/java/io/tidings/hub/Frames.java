package io.tidings.hub;

import io.tidings.codec.Format;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Joins waiting items into frames, and shares a frame between clients that wait for the very same items.
 *
 * <p>After a publication to a thousand subscribers their outboxes hold the same references: comparing those is far
 * cheaper than joining the bytes a thousand times. Confined to one worker.
 *
 * <p>A ping travels in a frame of its own. Clients are pinged each at a moment of its own, so a ping among publications
 * would make a frame that no other client shares; and small clients that know a ping by its frame, without taking frames
 * apart, answer it under load too.
 */
final class Frames {

    private final int frameBytes;
    private final Format[] formats = Format.values();
    private final byte[][][] lastItems = new byte[formats.length][][];
    private final @Nullable Frame[] lastFrame = new Frame[formats.length];
    private long takenBytes;

    Frames(int frameBytes) {
        this.frameBytes = frameBytes;
    }

    /** Takes the next frame out of the outbox, which must not be empty. An item is never split. */
    Frame take(Outbox outbox) {
        Format format = outbox.format();
        ArrayDeque<byte[]> items = outbox.items();
        int count = countThatFit(items, format);
        Frame frame = lastFrame[format.slot()];
        if (frame == null || !sameAsLast(items, count, format)) {
            frame = remember(items, count, format);
        }
        long taken = 0;
        for (int i = 0; i < count; i++) {
            taken += items.remove().length;
        }
        takenBytes = taken;
        return frame;
    }

    /** Item bytes of the frame that was taken last, without separators. */
    long takenBytes() {
        return takenBytes;
    }

    private int countThatFit(ArrayDeque<byte[]> items, Format format) {
        if (!format.joins()) {
            return 1;
        }
        byte[] ping = Liveness.PING.in(format);
        int count = 0;
        long size = 0;
        for (byte[] item : items) {
            if (item == ping) {
                return Math.max(count, 1);
            }
            size += item.length + format.separator().length;
            if (count > 0 && size > frameBytes) {
                break;
            }
            count++;
        }
        return count;
    }

    private boolean sameAsLast(ArrayDeque<byte[]> items, int count, Format format) {
        byte[][] last = lastItems[format.slot()];
        if (last == null || last.length != count) {
            return false;
        }
        int i = 0;
        for (byte[] item : items) {
            if (i == count) {
                break;
            }
            if (item != last[i++]) {
                return false;
            }
        }
        return true;
    }

    private Frame remember(ArrayDeque<byte[]> items, int count, Format format) {
        byte[][] taken = new byte[count][];
        int i = 0;
        for (byte[] item : items) {
            if (i == count) {
                break;
            }
            taken[i++] = item;
        }
        Frame frame = new Frame(join(taken, format.separator()), count, format.binary());
        lastItems[format.slot()] = taken;
        lastFrame[format.slot()] = frame;
        return frame;
    }

    /** Forgets the shared frames, so that an idle worker holds on to no payload. */
    void forget() {
        for (int i = 0; i < formats.length; i++) {
            lastFrame[i] = null;
            lastItems[i] = null;
        }
    }

    private static byte[] join(byte[][] items, byte[] separator) {
        if (items.length == 1) {
            return items[0];
        }
        int size = separator.length * (items.length - 1);
        for (byte[] item : items) {
            size += item.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            if (i > 0) {
                System.arraycopy(separator, 0, joined, at, separator.length);
                at += separator.length;
            }
            System.arraycopy(items[i], 0, joined, at, items[i].length);
            at += items[i].length;
        }
        return joined;
    }
}

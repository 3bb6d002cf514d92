package io.tidings.hub;

import io.tidings.codec.Format;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
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
    private final Piece[][] lastPieces = new Piece[formats.length][];
    private final @Nullable Frame[] lastFrame = new Frame[formats.length];
    private long takenBytes;

    Frames(int frameBytes) {
        this.frameBytes = frameBytes;
    }

    /** Takes the next frame out of the outbox, which must not be empty. A piece is never split. */
    Frame take(Outbox outbox) {
        Format format = outbox.format();
        ArrayDeque<Piece> pieces = outbox.pieces();
        int count = countThatFit(pieces, format);
        Frame frame = lastFrame[format.slot()];
        if (frame == null || !sameAsLast(pieces, count, format)) {
            frame = remember(pieces, count, format);
        }
        long taken = 0;
        for (int i = 0; i < count; i++) {
            taken += pieces.remove().length();
        }
        takenBytes = taken;
        return frame;
    }

    /** Bytes of the pieces in the frame that was taken last, without what is between them. */
    long takenBytes() {
        return takenBytes;
    }

    private int countThatFit(ArrayDeque<Piece> pieces, Format format) {
        if (!format.joins()) {
            return 1;
        }
        Piece ping = Liveness.PING.piece(format);
        int count = 0;
        long size = 0;
        for (Piece piece : pieces) {
            if (piece == ping) {
                return Math.max(count, 1);
            }
            size += piece.length() + format.separator().length;
            if (count > 0 && size > frameBytes) {
                break;
            }
            count++;
        }
        return count;
    }

    private boolean sameAsLast(ArrayDeque<Piece> pieces, int count, Format format) {
        Piece[] last = lastPieces[format.slot()];
        if (last == null || last.length != count) {
            return false;
        }
        int i = 0;
        for (Piece piece : pieces) {
            if (i == count) {
                break;
            }
            if (piece != last[i++]) {
                return false;
            }
        }
        return true;
    }

    private Frame remember(ArrayDeque<Piece> pieces, int count, Format format) {
        Piece[] taken = new Piece[count];
        int i = 0;
        for (Piece piece : pieces) {
            if (i == count) {
                break;
            }
            taken[i++] = piece;
        }
        Piece joined = join(Arrays.asList(taken), format);
        Frame frame = new Frame(joined.bytes(), joined.items(), format.binary());
        lastPieces[format.slot()] = taken;
        lastFrame[format.slot()] = frame;
        return frame;
    }

    /** Forgets the shared frames, so that an idle worker holds on to no payload. */
    void forget() {
        for (int i = 0; i < formats.length; i++) {
            lastFrame[i] = null;
            lastPieces[i] = null;
        }
    }

    /** All of these, of which there is one at least, with the format's separator between them. */
    static Piece join(List<Piece> pieces, Format format) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        byte[] separator = format.separator();
        int size = separator.length * (pieces.size() - 1);
        int items = 0;
        for (Piece piece : pieces) {
            size += piece.length();
            items += piece.items();
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (Piece piece : pieces) {
            if (at > 0) {
                System.arraycopy(separator, 0, joined, at, separator.length);
                at += separator.length;
            }
            System.arraycopy(piece.bytes(), 0, joined, at, piece.length());
            at += piece.length();
        }
        return new Piece(joined, items);
    }
}

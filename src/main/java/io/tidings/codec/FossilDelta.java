package io.tidings.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fossil delta format: how to make one text from another.
 *
 * <p>A patch is the target's length and a newline; copies from the source, {@code count@offset,}, and insertions,
 * {@code count:bytes}; last a checksum of the target and {@code ;}. Numbers have base 64. The format says nothing about
 * how copies are found: {@link FossilIndex} does that. For one thread.
 */
public final class FossilDelta {

    private static final byte[] DIGITS = Utf8.ascii("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    private static final int DIGIT_BITS = 6;
    private static final int MAX_DIGITS = 6;

    /** Bytes of a character after its first. */
    private static final int MAX_CONTINUATIONS = 3;

    private final byte[] source;
    private final byte[] target;

    /** As long as the target: a patch that needs more is of no use. */
    private final byte[] patch;

    private int size;
    private boolean tooLong;

    private FossilDelta(byte[] source, byte[] target) {
        this.source = source;
        this.target = target;
        this.patch = new byte[target.length];
    }

    /**
     * The patch that makes {@code target} from {@code source}; null when it would not be shorter than the target.
     *
     * <p>It cuts no character: the patch for a target in well-formed UTF-8 is well-formed UTF-8 itself, whatever the
     * source is. Takes time and memory in proportion to the two lengths.
     */
    public static byte @Nullable [] between(byte[] source, byte[] target) {
        FossilDelta delta = new FossilDelta(source, target);
        delta.write();
        return delta.tooLong || delta.size == target.length ? null : Arrays.copyOf(delta.patch, delta.size);
    }

    private void write() {
        number(target.length);
        put('\n');
        FossilIndex index = new FossilIndex(source);
        int done = 0;
        int at = 0;
        int shift = 0;
        while (at + FossilIndex.SEED <= target.length && !tooLong) {
            int from = index.longest(target, at, at + shift);
            if (from < 0) {
                at++;
                continue;
            }
            int back = common(from, at, done);
            int start = wholeCharacter(at - back);
            int end = characterBefore(at + index.match(from, target, at));
            shift = from - at;
            if (end - start >= FossilIndex.SEED) {
                insert(done, start);
                copy(start + shift, end - start);
                done = end;
            }
            at = Math.max(end, at + 1);
        }
        insert(done, target.length);
        number(checksum(target));
        put(';');
    }

    /** How many bytes before the two places are the same, as far as the target has not been written. */
    private int common(int from, int at, int done) {
        int back = 0;
        while (at - back > done && from - back > 0 && source[from - back - 1] == target[at - back - 1]) {
            back++;
        }
        return back;
    }

    /** The place itself, or the first one after it where a character begins. */
    private int wholeCharacter(int at) {
        int moved = at;
        while (moved - at < MAX_CONTINUATIONS && isContinuation(moved)) {
            moved++;
        }
        return moved;
    }

    /** The place itself, or the last one before it where a character begins. */
    private int characterBefore(int at) {
        int moved = at;
        while (at - moved < MAX_CONTINUATIONS && isContinuation(moved)) {
            moved--;
        }
        return moved;
    }

    private boolean isContinuation(int at) {
        return at < target.length && (target[at] & 0xC0) == 0x80;
    }

    private void copy(int from, int count) {
        number(count);
        put('@');
        number(from);
        put(',');
    }

    private void insert(int from, int to) {
        if (from == to) {
            return;
        }
        number(to - from);
        put(':');
        if (size + to - from > patch.length) {
            tooLong = true;
            return;
        }
        System.arraycopy(target, from, patch, size, to - from);
        size += to - from;
    }

    /** Base 64, the most significant digit first; the number is taken as unsigned. */
    private void number(int value) {
        int digits = MAX_DIGITS;
        while (digits > 1 && value >>> (DIGIT_BITS * (digits - 1)) == 0) {
            digits--;
        }
        for (int i = digits - 1; i >= 0; i--) {
            put(DIGITS[(value >>> (DIGIT_BITS * i)) & 0x3F]);
        }
    }

    private void put(int value) {
        if (size == patch.length) {
            tooLong = true;
            return;
        }
        patch[size++] = (byte) value;
    }

    /** The sum of the bytes taken as 32-bit words, the first byte the highest, the last word filled up with 0. */
    static int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xFF) << (8 * (3 - (i & 3)));
        }
        return sum;
    }
}

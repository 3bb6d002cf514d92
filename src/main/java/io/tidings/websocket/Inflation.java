package io.tidings.websocket;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a compressed message was, or what is wrong with it (RFC 7692 section 7.2.2).
 *
 * @param bytes where the message is
 * @param size how many of these bytes it has, from the first
 * @param violation the close code for a message that is none; 0 if all is well
 */
@SuppressWarnings("ArrayRecordComponent") // written to the container at once, and forgotten
record Inflation(byte[] bytes, int size, int violation) {

    private static final int NOT_AS_IT_SHOULD_BE = 1007;
    private static final int MESSAGE_TOO_BIG = 1009;

    /** What every sender leaves out. */
    private static final byte[] TAIL = {0, 0, -1, -1};

    /** As many as were ever busy at the same time, at about 40 KiB each. */
    private static final Queue<Inflater> IDLE = new ConcurrentLinkedQueue<>();

    /** Inflates at most {@code limit} bytes: a message that has more never exists. */
    static Inflation of(byte[] compressed, int limit) {
        byte[] input = Arrays.copyOf(compressed, compressed.length + TAIL.length);
        System.arraycopy(TAIL, 0, input, compressed.length, TAIL.length);
        Inflater free = IDLE.poll();
        Inflater inflater = free != null ? free : new Inflater(true);
        try {
            return inflate(inflater, input, limit);
        } catch (DataFormatException garbage) {
            return violation(NOT_AS_IT_SHOULD_BE);
        } finally {
            inflater.reset();
            IDLE.add(inflater);
        }
    }

    private static Inflation inflate(Inflater inflater, byte[] input, int limit) throws DataFormatException {
        inflater.setInput(input);
        byte[] message = new byte[Math.min(limit + 1, 4 * input.length)];
        int size = 0;
        while (true) {
            int more = inflater.inflate(message, size, message.length - size);
            size += more;
            if (size > limit) {
                return violation(MESSAGE_TOO_BIG);
            }
            if (size == message.length) {
                message = Arrays.copyOf(message, Math.min(limit + 1, 2 * size));
            } else if (inflater.finished() && inflater.getRemaining() > 0) {
                // a last block need not be the last (section 7.2.3.4)
                int left = inflater.getRemaining();
                inflater.reset();
                inflater.setInput(input, input.length - left, left);
            } else if (more == 0) {
                return new Inflation(message, size, 0);
            }
        }
    }

    private static Inflation violation(int code) {
        return new Inflation(new byte[0], 0, code);
    }
}

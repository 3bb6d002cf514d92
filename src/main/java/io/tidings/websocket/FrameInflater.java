package io.tidings.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client sends compressed (RFC 7692 section 6.2) into what a container understands that knows nothing of it:
 * in place of the frames of a compressed message comes one frame with the message. All else passes as it is.
 *
 * <p>Stands behind a {@link FrameGuard}, so frames are masked and the compressed message is within the limit; whether it
 * still is when it has been inflated, is seen while that is done. For one thread.
 */
final class FrameInflater {

    private static final int PROTOCOL_ERROR = 1002;

    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int CONTINUATION = 0;
    private static final int CONTROL = 0x08;

    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES_MORE = 126;
    private static final int EIGHT_BYTES_MORE = 127;
    private static final int MASKING_KEY = 4;
    private static final int SHORTEST_HEAD = 2;
    private static final int LONGEST_HEAD = SHORTEST_HEAD + Long.BYTES + MASKING_KEY;

    private final int limit;

    private final byte[] head = new byte[LONGEST_HEAD];
    private int headSize;
    private int headLength = SHORTEST_HEAD;
    private long bodySize;
    private long bodyRead;

    /** The compressed message whose end has not come, and how it began; null if there is none. */
    private @Nullable ByteArrayOutputStream message;

    private byte firstOfMessage;

    /** Whether the present frame belongs to it. */
    private boolean collecting;

    private int violation;

    /** {@code limit}: most bytes in a message. */
    FrameInflater(int limit) {
        this.limit = limit;
    }

    /** What the container may read in place of the bytes from {@code from} up to {@code to}. */
    byte[] pass(byte[] bytes, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to && violation == 0) {
            if (headSize < headLength) {
                head[headSize++] = bytes[at++];
                headGrew(out);
            } else {
                int part = (int) Math.min(bodySize - bodyRead, to - at);
                body(bytes, at, part, out);
                at += part;
            }
        }
        return out.toByteArray();
    }

    /** The close code for what the client did wrong; 0 if nothing. */
    int violation() {
        return violation;
    }

    private void headGrew(ByteArrayOutputStream out) {
        int length = head[1] & LENGTH;
        if (headSize == SHORTEST_HEAD) {
            int more = length == EIGHT_BYTES_MORE ? Long.BYTES : length == TWO_BYTES_MORE ? Short.BYTES : 0;
            headLength = SHORTEST_HEAD + more + MASKING_KEY;
        }
        if (headSize == headLength) {
            ByteBuffer rest = ByteBuffer.wrap(head, SHORTEST_HEAD, LONGEST_HEAD - SHORTEST_HEAD);
            bodyRead = 0;
            bodySize = length == EIGHT_BYTES_MORE
                    ? rest.getLong()
                    : length == TWO_BYTES_MORE ? Short.toUnsignedLong(rest.getShort()) : length;
            begin(out);
        }
    }

    private void begin(ByteArrayOutputStream out) {
        int opcode = head[0] & OPCODE;
        boolean control = opcode >= CONTROL;
        boolean first = !control && opcode != CONTINUATION;
        boolean compressed = (head[0] & COMPRESSED) != 0;
        boolean inside = message != null;
        boolean reserved = inside && opcode == CONTINUATION && (head[0] & RESERVED) != 0;
        if ((compressed && !first) || (first && inside) || reserved) {
            violation = PROTOCOL_ERROR;
            return;
        }
        if (compressed) {
            message = new ByteArrayOutputStream();
            firstOfMessage = head[0];
        }
        collecting = !control && message != null;
        if (!collecting) {
            out.write(head, 0, headLength);
        }
        if (bodySize == 0) {
            end(out);
        }
    }

    private void body(byte[] bytes, int from, int count, ByteArrayOutputStream out) {
        ByteArrayOutputStream collected = message;
        if (collecting && collected != null) {
            byte[] unmasked = Arrays.copyOfRange(bytes, from, from + count);
            for (int i = 0; i < count; i++) {
                int key = (int) ((bodyRead + i) % MASKING_KEY);
                unmasked[i] ^= head[headLength - MASKING_KEY + key];
            }
            collected.writeBytes(unmasked);
        } else {
            out.write(bytes, from, count);
        }
        bodyRead += count;
        if (bodyRead == bodySize) {
            end(out);
        }
    }

    private void end(ByteArrayOutputStream out) {
        headSize = 0;
        headLength = SHORTEST_HEAD;
        ByteArrayOutputStream collected = message;
        if (collecting && collected != null && (head[0] & FIN) != 0) {
            message = null;
            Inflation inflated = Inflation.of(collected.toByteArray(), limit);
            violation = inflated.violation();
            if (violation == 0) {
                frame(inflated, out);
            }
        }
    }

    /** Masked with zeros, as the container expects of a client. */
    private void frame(Inflation message, ByteArrayOutputStream out) {
        out.write(FIN | (firstOfMessage & ~COMPRESSED));
        if (message.size() < TWO_BYTES_MORE) {
            out.write(MASKED | message.size());
        } else if (message.size() <= 0xffff) {
            out.write(MASKED | TWO_BYTES_MORE);
            out.write(message.size() >>> Byte.SIZE);
            out.write(message.size());
        } else {
            out.write(MASKED | EIGHT_BYTES_MORE);
            out.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(message.size()).array());
        }
        out.write(new byte[MASKING_KEY], 0, MASKING_KEY);
        out.write(message.bytes(), 0, message.size());
    }
}

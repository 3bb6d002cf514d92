package io.tidings.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.tidings.protocol.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Protobuf messages with their length in front of them, as an unsigned varint: that is how they share a frame. */
final class Delimited {

    /** Reads the message from {@code from} on, of that length. */
    interface Reader {
        Command read(byte[] frame, int from, int length) throws IOException;
    }

    /** A varint of 64 bits has at most ten bytes, of seven bits each. */
    private static final int LONGEST = 10;

    private static final int BITS = 7;
    private static final int LOW_BITS = 0x7f;

    private Delimited() {}

    /** Reads message after message, up to the first that is malformed. An empty frame is malformed too. */
    static CommandFrame read(byte[] frame, Reader reader) {
        if (frame.length == 0) {
            return CommandFrame.malformed("nothing in a frame");
        }
        List<Command> commands = new ArrayList<>(1);
        int at = 0;
        try {
            while (at < frame.length) {
                int start = afterVarint(frame, at);
                long length = varint(frame, at, start);
                if (length < 0 || length > frame.length - start) {
                    throw new Malformed("a length beyond the end of the frame");
                }
                commands.add(reader.read(frame, start, (int) length));
                at = start + (int) length;
            }
        } catch (IOException problem) {
            return new CommandFrame(List.copyOf(commands), reason(problem), frame.length);
        }
        return new CommandFrame(List.copyOf(commands), null, frame.length);
    }

    /** The message with its length in front. */
    static byte[] bytes(MessageLite message) {
        int size = message.getSerializedSize();
        byte[] bytes = new byte[CodedOutputStream.computeUInt32SizeNoTag(size) + size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(size);
            message.writeTo(out);
        } catch (IOException tooSmall) {
            throw new UncheckedIOException(tooSmall);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    private static int afterVarint(byte[] frame, int from) throws Malformed {
        int at = from;
        while (at < frame.length && at - from < LONGEST) {
            if (frame[at++] >= 0) {
                return at;
            }
        }
        throw new Malformed(at - from == LONGEST ? "a length that is no number" : "a frame that ends in a length");
    }

    /** Negative from 2^63 on, and whatever comes of ten bytes that say more than 64 bits: longer than any frame. */
    private static long varint(byte[] frame, int from, int to) {
        long value = 0;
        for (int i = to - 1; i >= from; i--) {
            value = (value << BITS) | (frame[i] & LOW_BITS);
        }
        return to - from == LONGEST ? -1 : value;
    }

    /** Our words: the library's speak of its own input, and may be long. */
    private static String reason(IOException problem) {
        if (problem instanceof Malformed malformed) {
            return malformed.why();
        }
        return "not a Protobuf message";
    }
}

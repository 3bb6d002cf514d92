package io.tidings.codec;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tidings.protocol.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines of one frame: each is one command, and a newline may follow the last. */
final class Lines {

    /** Reads the line from {@code from} up to {@code to}, which is not included. */
    interface Reader {
        Command read(byte[] frame, int from, int to) throws IOException;
    }

    private Lines() {}

    /** Reads line after line, up to the first that is malformed. An empty line is malformed, and so is an empty frame. */
    static CommandFrame read(byte[] frame, Reader reader) {
        List<Command> commands = new ArrayList<>(1);
        int last = frame.length;
        if (last > 0 && frame[last - 1] == '\n') {
            last--;
        }
        int from = 0;
        do {
            int to = Newline.in(frame, from, last);
            try {
                commands.add(reader.read(frame, from, to));
            } catch (IOException problem) {
                return new CommandFrame(List.copyOf(commands), reason(problem), frame.length);
            }
            from = to + 1;
        } while (from <= last);
        return new CommandFrame(List.copyOf(commands), null, frame.length);
    }

    /** Our words: Jackson's quote what the client sent. */
    static String reason(IOException problem) {
        if (problem instanceof Malformed malformed) {
            return malformed.why();
        }
        if (problem instanceof StreamConstraintsException) {
            return "nested too deep, or a number or a name too long";
        }
        return problem instanceof InputCoercionException ? "a number is out of range" : "not JSON";
    }
}

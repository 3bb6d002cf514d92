package io.tidings.codec;

import io.tidings.protocol.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one frame, in order.
 *
 * @param commands those before the first malformed one
 * @param malformed what is wrong with the one after them, in a few words without any of the client's text; null when
 *     the whole frame was understood
 * @param bytes its size; 0 for one that did not come from a client
 */
public record CommandFrame(List<Command> commands, @Nullable String malformed, int bytes) {

    /** A frame of which nothing was understood, and so nothing is kept. */
    public static CommandFrame malformed(String why) {
        return new CommandFrame(List.of(), why, 0);
    }
}

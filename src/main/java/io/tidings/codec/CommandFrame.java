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
 */
public record CommandFrame(List<Command> commands, @Nullable String malformed) {

    /** A frame of which nothing was understood. */
    public static CommandFrame malformed(String why) {
        return new CommandFrame(List.of(), why);
    }
}

package io.tidings.websocket;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one connection's frames before the container reads them.
 *
 * @param messageLimit most bytes in a message, as it comes and inflated
 * @param deflate whether {@link PerMessageDeflate} was agreed on
 * @param violated told the close code when no more may pass; must not block
 */
record FrameRules(int messageLimit, boolean deflate, IntConsumer violated) {

    FrameGuard guard() {
        return new FrameGuard(messageLimit);
    }

    /** Null where nothing is compressed. */
    @Nullable
    FrameInflater inflater() {
        return deflate ? new FrameInflater(messageLimit) : null;
    }
}

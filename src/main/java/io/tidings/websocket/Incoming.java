package io.tidings.websocket;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import java.nio.charset.StandardCharsets;

/**
 * A decoded message.
 *
 * @param frame its commands
 * @param bytes its size on the wire, in bytes of UTF-8
 */
public record Incoming(CommandFrame frame, int bytes) {

    static Incoming decode(String message, Format format) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return new Incoming(format.codec().decode(bytes), bytes.length);
    }

    /** A binary message, which must be text all the same: the codec checks that it is UTF-8. */
    static Incoming decode(byte[] message, Format format) {
        return new Incoming(format.codec().decode(message), message.length);
    }
}

package io.tidings.websocket;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import java.nio.charset.StandardCharsets;

/** A message and the commands in it. Immutable. */
public final class Incoming {

    private final byte[] message;
    private final Format format;
    private final CommandFrame frame;

    private Incoming(byte[] message, Format format) {
        this.message = message;
        this.format = format;
        this.frame = format.codec().decode(message);
    }

    static Incoming decode(String message, Format format) {
        return decode(message.getBytes(StandardCharsets.UTF_8), format);
    }

    /** The codec checks that it is UTF-8 where the format is text. */
    static Incoming decode(byte[] message, Format format) {
        return new Incoming(message, format);
    }

    /**
     * The same message read in the format that the connection speaks. What a message is, is settled by the negotiated
     * format and not by its opcode; a decoder knows the opcode alone.
     */
    Incoming in(Format spoken) {
        return spoken == format ? this : new Incoming(message, spoken);
    }

    /** The commands. */
    public CommandFrame frame() {
        return frame;
    }

    /** Size of the message, in bytes. */
    public int bytes() {
        return message.length;
    }
}

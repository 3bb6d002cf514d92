package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Reply;

/** Turns bytes into commands and replies into bytes, for one format. Stateless and thread-safe. */
public interface Codec {

    /** What is encoded of a reply whose payload this format cannot carry: binary data in JSON. Told by its identity. */
    byte[] UNFIT = {};

    /** What {@link #pong} says of a format in which clients do not ping. */
    byte[] NO_PONG = {};

    /**
     * Encodes one item of a frame, without the separator between items.
     *
     * @return the bytes, read only; empty when this format has no word for the reply, which then is not sent; {@link
     *     #UNFIT} when the reply's payload is not for this client, who then cannot stay
     */
    byte[] encode(Reply reply);

    /**
     * The answer to a {@link Command.Ping} with this id.
     *
     * @return the bytes, read only; empty where the server alone pings, and so a client must not
     */
    default byte[] pong(long id) {
        return NO_PONG;
    }

    /** Decodes all commands of one frame, up to the first that is malformed. Never throws for bad input. */
    CommandFrame decode(byte[] frame);
}

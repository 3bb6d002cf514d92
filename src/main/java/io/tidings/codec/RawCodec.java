package io.tidings.codec;

import io.tidings.protocol.Reply;

/** No vocabulary at all: what is sent is sent as it is, and nothing that arrives is a command. */
final class RawCodec implements Codec {

    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(Reply reply) {
        return NOTHING;
    }

    @Override
    public CommandFrame decode(byte[] frame) {
        return CommandFrame.malformed("commands are not understood here");
    }
}

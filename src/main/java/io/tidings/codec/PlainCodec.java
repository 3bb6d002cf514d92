package io.tidings.codec;

import io.tidings.protocol.Reply;

/** The plain messages of the seed endpoint. */
final class PlainCodec implements Codec {
    @Override
    public byte[] encode(Reply reply) {
        throw new IllegalStateException("being written");
    }

    @Override
    public CommandFrame decode(byte[] frame) {
        throw new IllegalStateException("being written");
    }
}

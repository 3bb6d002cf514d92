package io.tidings.codec;

import io.tidings.protocol.Reply;

/** Centrifuge protocol version 2 in JSON. */
final class JsonCodec implements Codec {
    @Override
    public byte[] encode(Reply reply) {
        throw new IllegalStateException("being written");
    }

    @Override
    public CommandFrame decode(byte[] frame) {
        throw new IllegalStateException("being written");
    }
}

package io.tidings.codec;

import io.tidings.protocol.Reply;

/**
 * Another codec's items as server-sent events, one event an item, for an {@code EventSource} (WHATWG HTML section 9.2).
 */
final class EventCodec implements Codec {

    private final Codec items;

    /** {@code items}: writes JSON without a newline in it. */
    EventCodec(Codec items) {
        this.items = items;
    }

    @Override
    public CommandFrame decode(byte[] frame) {
        return items.decode(frame);
    }

    @Override
    public byte[] encode(Reply reply) {
        byte[] item = items.encode(reply);
        return item.length == 0 ? item : new EventText().data(item).end();
    }
}

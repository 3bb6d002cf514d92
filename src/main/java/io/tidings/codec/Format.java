package io.tidings.codec;

/** The formats a connection can speak. A publication is encoded once for each format that has a subscriber. */
public enum Format {
    /** Centrifuge protocol version 2 in JSON: items joined by a newline. */
    JSON(0, new JsonCodec(), Items.LINES, false, true),
    /** The seed endpoint's plain messages: one JSON object a message, joined by a newline. */
    PLAIN(1, new PlainCodec(), Items.LINES, false, false),
    /** Whole messages as they are: the echo endpoint. Each item is sent by itself. */
    RAW(2, new RawCodec(), Items.ALONE, false, true),
    /** Centrifuge protocol version 2 in Protobuf: items one after the other, each with its length in front. */
    PROTOBUF(3, new ProtobufCodec(), Items.DELIMITED, true, true),
    /** {@link #JSON} as server-sent events, one event an item. */
    EVENTS(4, new EventCodec(new JsonCodec()), Items.DELIMITED, false, true),
    /** Pushes in JSON for clients that only listen, joined by a newline. */
    PUSHES(5, new PushCodec(), Items.LINES),
    /** The same, each sent by itself. */
    SINGLE_PUSHES(6, new PushCodec(), Items.ALONE),
    /** The same as server-sent events. */
    PUSH_EVENTS(7, new EventCodec(new PushCodec()), Items.DELIMITED),
    /** Publications alone as server-sent events, each with its position as id, for clients that only listen. */
    ANNOUNCEMENTS(8, new AnnouncementCodec(), Items.DELIMITED),
    /** The seed endpoint's plain messages in MessagePack: one a frame, because browsers' readers take no second. */
    PLAIN_MSGPACK(9, new PlainMsgpackCodec(), Items.ALONE, true, false),
    /** The seed endpoint's plain messages in Protobuf: one a frame, because they carry no length. */
    PLAIN_PROTOBUF(10, new PlainProtobufCodec(), Items.ALONE, true, false);

    /** How items share a frame. */
    private enum Items {
        LINES('\n'),
        DELIMITED,
        ALONE;

        private final byte[] separator;

        Items(int... separator) {
            this.separator = new byte[separator.length];
            for (int i = 0; i < separator.length; i++) {
                this.separator[i] = (byte) separator[i];
            }
        }
    }

    private final int slot;
    private final Codec codec;
    private final Items items;
    private final boolean binary;
    private final boolean returnsOwn;
    private final boolean oneWay;

    Format(int slot, Codec codec, Items items, boolean binary, boolean returnsOwn) {
        this(slot, codec, items, binary, returnsOwn, false);
    }

    /** For clients that only listen. */
    Format(int slot, Codec codec, Items items) {
        this(slot, codec, items, false, true, true);
    }

    Format(int slot, Codec codec, Items items, boolean binary, boolean returnsOwn, boolean oneWay) {
        this.slot = slot;
        this.codec = codec;
        this.items = items;
        this.binary = binary;
        this.returnsOwn = returnsOwn;
        this.oneWay = oneWay;
    }

    /** Place of this format in arrays that hold one thing a format: from 0, without gaps. */
    public int slot() {
        return slot;
    }

    /** How this format is read and written. */
    public Codec codec() {
        return codec;
    }

    /** Whether several items may travel in one frame. */
    public boolean joins() {
        return items != Items.ALONE;
    }

    /** The bytes between two items of one frame: read only. */
    public byte[] separator() {
        return items.separator;
    }

    /** Whether a frame is bytes, and not text in UTF-8: over WebSocket it goes out as a binary message. */
    public boolean binary() {
        return binary;
    }

    /** Whether a client gets back what it published itself. */
    public boolean returnsOwn() {
        return returnsOwn;
    }

    /** Whether the client only listens: nothing it says is answered, and no ping is. */
    public boolean oneWay() {
        return oneWay;
    }
}

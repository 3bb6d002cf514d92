package io.tidings.codec;

/** The formats a connection can speak. A publication is encoded once for each format that has a subscriber. */
public enum Format {
    /** Centrifuge protocol version 2 in JSON: items joined by a newline. */
    JSON(0, new JsonCodec(), true, true),
    /** The seed endpoint's plain messages: one JSON object a message, joined by a newline. */
    PLAIN(1, new PlainCodec(), true, false),
    /** Whole messages as they are: the echo endpoint. Each item is sent by itself. */
    RAW(2, new RawCodec(), false, true);

    private static final byte[] NEWLINE = {'\n'};
    private static final byte[] NOTHING = {};

    private final int slot;
    private final Codec codec;
    private final boolean joins;
    private final boolean returnsOwn;

    Format(int slot, Codec codec, boolean joins, boolean returnsOwn) {
        this.slot = slot;
        this.codec = codec;
        this.joins = joins;
        this.returnsOwn = returnsOwn;
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
        return joins;
    }

    /** The bytes between two items of one frame: read only. */
    public byte[] separator() {
        return joins ? NEWLINE : NOTHING;
    }

    /** Whether a client gets back what it published itself. */
    public boolean returnsOwn() {
        return returnsOwn;
    }
}

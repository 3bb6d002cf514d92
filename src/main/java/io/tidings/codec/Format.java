package io.tidings.codec;

/** The formats a connection can speak. A publication is encoded once for each format that has a subscriber. */
public enum Format {
    /** Centrifuge protocol version 2 in JSON: items joined by a newline. */
    JSON(new JsonCodec(), true, true),
    /** The seed endpoint's plain messages: one JSON object a message, joined by a newline. */
    PLAIN(new PlainCodec(), true, false),
    /** Whole messages as they are: the echo endpoint. Each item is sent by itself. */
    RAW(new RawCodec(), false, true);

    private static final byte[] NEWLINE = {'\n'};
    private static final byte[] NOTHING = {};

    private final Codec codec;
    private final boolean joins;
    private final boolean returnsOwn;

    Format(Codec codec, boolean joins, boolean returnsOwn) {
        this.codec = codec;
        this.joins = joins;
        this.returnsOwn = returnsOwn;
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

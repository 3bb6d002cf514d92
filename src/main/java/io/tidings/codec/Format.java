package io.tidings.codec;

/** The formats a connection can speak. A publication is encoded once for each format that has a subscriber. */
public enum Format {
    /** Centrifuge protocol version 2 in JSON: items joined by a newline. */
    JSON(new JsonCodec(), "\n"),
    /** The seed endpoint's plain messages: one JSON object a message, joined by a newline. */
    PLAIN(new PlainCodec(), "\n");

    private final Codec codec;
    private final byte[] separator;

    Format(Codec codec, String separator) {
        this.codec = codec;
        this.separator = separator.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** How this format is read and written. */
    public Codec codec() {
        return codec;
    }

    /** The bytes between two items of one frame: read only. */
    public byte[] separator() {
        return separator;
    }
}

package io.tidings.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Application data, opaque to the hub: the bytes travel exactly as they came.
 *
 * <p>On a JSON connection the bytes are one JSON value in UTF-8. They are never parsed and written again, because that
 * would lose number precision and key order. Immutable by agreement: {@link #bytes()} hands out the array itself, which
 * nobody may change. Thread-safe.
 */
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Wraps the array without a copy; the caller gives up the right to change it. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /** The UTF-8 bytes of a text that is one JSON value. */
    public static Payload json(String json) {
        return new Payload(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves, not a copy: read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length in bytes, 0 for an empty payload. */
    public int length() {
        return bytes.length;
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}

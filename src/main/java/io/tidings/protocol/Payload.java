package io.tidings.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Application data, opaque to the hub: the bytes travel exactly as they came.
 *
 * <p>From a JSON connection come bytes that are one JSON value in UTF-8, and only such can be sent there. They are never
 * parsed and written again, because that would lose number precision and key order. Elsewhere they may be anything. Immutable by agreement: {@link #bytes()} hands out the array itself, which
 * nobody may change. Thread-safe.
 */
public final class Payload {

    private enum Kind {
        UNKNOWN,
        JSON,
        OTHER
    }

    /** How the bytes travel where the format is JSON. */
    private enum Form {
        /** As the JSON value they are. */
        VALUE,
        /** As a string that holds the text of the JSON value. */
        WHOLE,
        /** As a string that holds a patch. */
        PATCH
    }

    private final byte[] bytes;
    private final Form form;

    /** Found out when somebody asks; two threads that ask at once find the same, so this needs no lock. */
    private Kind kind;

    private Payload(byte[] bytes, Kind kind, Form form) {
        this.bytes = bytes;
        this.kind = kind;
        this.form = form;
    }

    /** Wraps the array without a copy; the caller gives up the right to change it. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes, Kind.UNKNOWN, Form.VALUE);
    }

    /** Wraps bytes that are one JSON value in UTF-8, which nobody will check; otherwise as {@link #of}. */
    public static Payload json(byte[] json) {
        return new Payload(json, Kind.JSON, Form.VALUE);
    }

    /** The UTF-8 bytes of a text that is one JSON value, which nobody will check. */
    public static Payload json(String json) {
        return json(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same data for a subscriber with deltas. In JSON it travels as a string, and so byte for byte: a patch that
     * follows refers to these bytes.
     */
    public Payload whole() {
        return new Payload(bytes, kind, Form.WHOLE);
    }

    /** A patch for a subscriber with deltas, who makes the data from it and the data before; in JSON, which it has to fit, a string. */
    public static Payload patch(byte[] patch) {
        return new Payload(patch, Kind.JSON, Form.PATCH);
    }

    /** Whether this is a {@link #patch}. */
    public boolean isPatch() {
        return form == Form.PATCH;
    }

    /** Whether this travels as a string where the format is JSON: patches do, and what is {@link #whole}. */
    public boolean isString() {
        return form != Form.VALUE;
    }

    /** Whether this is one JSON value, or stands for one: known, or what {@code check} says, which is asked once. */
    public boolean isJson(Predicate<byte[]> check) {
        Kind known = kind;
        if (known == Kind.UNKNOWN) {
            known = check.test(bytes) ? Kind.JSON : Kind.OTHER;
            kind = known;
        }
        return known == Kind.JSON;
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
        return other instanceof Payload that && form == that.form && Arrays.equals(bytes, that.bytes);
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

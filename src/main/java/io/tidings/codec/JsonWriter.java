package io.tidings.codec;

import io.tidings.protocol.Payload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 bytes, by the protocol's rules: what is empty is left out unless the method says otherwise, and
 * payloads are copied as they are, but for raw newlines. For one thread.
 */
final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private byte[] bytes;
    private int size;
    private boolean unfit;

    /** {@code capacity}: bytes that will probably do. */
    JsonWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** What was written so far; {@link Codec#UNFIT} if one of the payloads was not JSON. */
    byte[] toBytes() {
        return unfit ? Codec.UNFIT : Arrays.copyOf(bytes, size);
    }

    /** Starts an object that is a value of its own. */
    JsonWriter begin() {
        return put('{');
    }

    /** Starts a field that is an object, even if it stays empty. */
    JsonWriter object(String name) {
        return name(name).put('{');
    }

    /** Starts a field that is a list, even if it stays empty. */
    JsonWriter list(String name) {
        return name(name).put('[');
    }

    /** Starts an object within a list. */
    JsonWriter item() {
        return comma().put('{');
    }

    /** An object within a list that is written already. */
    JsonWriter element(Payload object) {
        return comma().raw(object.bytes());
    }

    /** Writes an element that is a text. */
    JsonWriter element(String text) {
        return comma().string(text);
    }

    JsonWriter end() {
        return put('}');
    }

    JsonWriter endList() {
        return put(']');
    }

    JsonWriter field(String name, String value) {
        return value.isEmpty() ? this : always(name, value);
    }

    JsonWriter field(String name, long value) {
        return value == 0 ? this : always(name, value);
    }

    JsonWriter field(String name, boolean value) {
        return value ? name(name).ascii("true") : this;
    }

    JsonWriter field(String name, @Nullable Payload value) {
        if (value == null || (value.length() == 0 && !value.isString())) {
            return this;
        }
        if (!value.isJson(JsonText::isValid)) {
            unfit = true;
            return this;
        }
        return value.isString() ? name(name).string(value.bytes()) : name(name).raw(value.bytes());
    }

    /** Writes an empty string too. */
    JsonWriter always(String name, String value) {
        return name(name).string(value);
    }

    /** Writes a 0 too. */
    JsonWriter always(String name, long value) {
        return name(name).ascii(Long.toString(value));
    }

    /** A field whose name is not ours: escaped. */
    JsonWriter entry(String key, String value) {
        return comma().string(key).put(':').string(value);
    }

    /** Starts an object in a field whose name is not ours: escaped. */
    JsonWriter entry(String key) {
        return comma().string(key).put(':').put('{');
    }

    /** {@code name}: one of the protocol's, ASCII that needs no escape. */
    private JsonWriter name(String name) {
        return comma().put('"').ascii(name).put('"').put(':');
    }

    /** Only the start of an object or a list ends in its bracket: a value never does. */
    private JsonWriter comma() {
        byte last = bytes[size - 1];
        return last == '{' || last == '[' ? this : put(',');
    }

    private JsonWriter string(String text) {
        int length = text.length();
        reserve(length + 2);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                rest(text, i);
                break;
            }
            bytes[size++] = (byte) c;
        }
        return put('"');
    }

    /** A string of the characters whose UTF-8 these bytes are, for which the caller answers. */
    private JsonWriter string(byte[] text) {
        reserve(text.length + text.length / 8 + 2);
        bytes[size++] = '"';
        int from = 0;
        for (int at = 0; at < text.length; at++) {
            byte c = text[at];
            if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
                copy(text, from, at).escape(c);
                from = at + 1;
            }
        }
        return copy(text, from, text.length).put('"');
    }

    private JsonWriter copy(byte[] text, int from, int to) {
        reserve(to - from);
        System.arraycopy(text, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    /** The characters from the first one that is not written as itself. */
    private void rest(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point < ' ' || point == '"' || point == '\\') {
                escape(point);
            } else {
                utf8(point);
            }
            i += Character.charCount(point);
        }
    }

    private void escape(int point) {
        int letter = switch (point) {
            case '"', '\\' -> point;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 'u';
        };
        put('\\').put(letter);
        if (letter == 'u') {
            put('0').put('0').put(HEX[point >> 4]).put(HEX[point & 0xF]);
        }
    }

    private void utf8(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | (point >> 6)).continuation(point);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            // half a character: UTF-8 has no form for it
            utf8(Utf8.REPLACEMENT);
        } else if (point < 0x10000) {
            put(0xE0 | (point >> 12)).continuation(point >> 6).continuation(point);
        } else {
            put(0xF0 | (point >> 18))
                    .continuation(point >> 12)
                    .continuation(point >> 6)
                    .continuation(point);
        }
    }

    private JsonWriter continuation(int bits) {
        return put(0x80 | (bits & 0x3F));
    }

    /** A newline in valid JSON is white space between tokens; left in, it would end the line (protocol section 1.1). */
    private JsonWriter raw(byte[] value) {
        reserve(value.length);
        int from = 0;
        while (from < value.length) {
            int to = Newline.in(value, from, value.length);
            System.arraycopy(value, from, bytes, size, to - from);
            size += to - from;
            from = to + 1;
        }
        return this;
    }

    private JsonWriter ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    private JsonWriter put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}

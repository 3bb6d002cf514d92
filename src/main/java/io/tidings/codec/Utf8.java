package io.tidings.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Well-formed UTF-8 (RFC 3629) and well-formed strings.
 *
 * <p>A payload with overlong forms, surrogates or code points above U+10FFFF would break the WebSocket connection of
 * every subscriber (RFC 6455 section 8.1), and the JDK's decoder silently replaces them: they have to be found at the
 * entrance.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** What stands for a character that is none, here as in the reference server. */
    static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text of the bytes from {@code from} up to {@code to}, which is not included. It has as many characters as there
     * are bytes exactly when it is ASCII.
     *
     * @throws Malformed if the bytes are not well-formed UTF-8
     */
    static char[] text(byte[] bytes, int from, int to) throws Malformed {
        if (afterAscii(bytes, from, to) == to) {
            char[] text = new char[to - from];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) bytes[from + i];
            }
            return text;
        }
        if (!isValid(bytes, from, to)) {
            throw new Malformed("invalid UTF-8");
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).toCharArray();
    }

    /** Whether the bytes from {@code from} up to {@code to}, which is not included, are well-formed UTF-8. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = afterAscii(bytes, from, to);
        while (at < to) {
            int length = sequence(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at = afterAscii(bytes, at + length, to);
        }
        return true;
    }

    /** The same text with every lone surrogate, which UTF-8 cannot express, replaced by U+FFFD. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The bytes of a text that is ASCII. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String replaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Eight bytes at a time: most of what clients send is ASCII. */
    private static int afterAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Length of the multi-byte sequence at {@code at}, 0 if it is not one. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        // the second byte is where overlong forms, surrogates and too high code points show (RFC 3629 section 4)
        int second = bytes[at + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

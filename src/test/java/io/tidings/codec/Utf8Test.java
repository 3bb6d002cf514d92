package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** The edges of every range in the table of RFC 3629 section 4, and their neighbours. */
    private static final int[] EDGES = {
        0x00, 0x0A, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFF
    };

    private final CharsetDecoder decoder = UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(8);

    @Test
    void all_of_unicode_is_valid_but_for_surrogates() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(point).getBytes(UTF_8);
                if (!Utf8.isValid(bytes, 0, bytes.length)) {
                    fail("U+" + Integer.toHexString(point));
                }
            }
        }
    }

    @Test
    void every_two_bytes_are_judged_as_the_jdk_does() {
        for (int first = 0; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                judge((byte) first, (byte) second);
            }
        }
    }

    @Test
    void every_four_bytes_from_the_edges_of_the_ranges_are_judged_as_the_jdk_does() {
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        judge((byte) first, (byte) second, (byte) third, (byte) fourth);
                    }
                }
            }
        }
    }

    @Test
    void a_wrong_byte_is_found_wherever_it_is() {
        for (int length = 1; length < 40; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = "x".repeat(length).getBytes(UTF_8);
                assertTrue(Utf8.isValid(bytes, 0, length));
                bytes[at] = (byte) 0xFF;
                assertFalse(Utf8.isValid(bytes, 0, length));
                assertTrue(Utf8.isValid(bytes, 0, at));
                assertTrue(Utf8.isValid(bytes, at + 1, length));
            }
        }
    }

    @Test
    void a_character_that_the_range_cuts_off_is_not_valid() {
        byte[] bytes = "😀".getBytes(UTF_8);

        assertFalse(Utf8.isValid(bytes, 0, 3));
        assertFalse(Utf8.isValid(bytes, 1, 4));
    }

    @Test
    void half_surrogate_pairs_are_replaced_and_whole_ones_stay() {
        assertEquals("\uFFFDa😀\uFFFD", Utf8.wellFormed("\uD83Da😀\uDE00"));
    }

    @Test
    void what_is_well_formed_is_not_copied() {
        String text = "channel:日本";

        assertSame(text, Utf8.wellFormed(text));
    }

    private void judge(byte... bytes) {
        if (jdkAccepts(bytes) != Utf8.isValid(bytes, 0, bytes.length)) {
            fail("the JDK judges otherwise: " + HexFormat.of().formatHex(bytes));
        }
    }

    private boolean jdkAccepts(byte[] bytes) {
        characters.clear();
        return !decoder.reset().decode(ByteBuffer.wrap(bytes), characters, true).isError();
    }
}

package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewlineTest {

    // the bytes next to a newline, what differs from it in one bit, and what borrowing could mistake for it
    @ParameterizedTest
    @ValueSource(ints = {0x09, 0x0B, 0x0A ^ 0x80, 0x0A ^ 0x01, 0x00, 0x01, 0x7F, 0x80, 0xFF})
    void the_first_newline_is_found_among(int filler) {
        for (int length = 0; length < 30; length++) {
            for (int from = 0; from <= length; from++) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) filler);
                assertEquals(length, Newline.in(bytes, from, length));
                for (int at = length - 1; at >= from; at--) {
                    bytes[at] = '\n';
                    assertEquals(at, Newline.in(bytes, from, length));
                    assertEquals(at, Newline.in(bytes, from, at));
                }
            }
        }
    }
}

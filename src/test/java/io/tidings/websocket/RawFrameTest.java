package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFrameTest {

    /** RFC 6455 section 5.7: a single-frame unmasked text message. */
    @Test
    void the_example_of_the_rfc_looks_like_the_rfc_says() {
        byte[] frame = RawFrame.of("Hello".getBytes(StandardCharsets.UTF_8), false);
        assertArrayEquals(new byte[] {(byte) 0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f}, frame);
    }

    /** RFC 6455 section 5.7 again: 256 bytes binary message in a single unmasked frame. */
    @Test
    void a_binary_message_says_so() {
        byte[] frame = RawFrame.of(new byte[256], true);
        assertArrayEquals(new byte[] {(byte) 0x82, 0x7E, 0x01, 0x00}, Arrays.copyOf(frame, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 1_000_000})
    void the_length_is_written_in_as_few_bytes_as_the_rfc_allows_and_reads_back(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 'x');
        ByteBuffer frame = ByteBuffer.wrap(RawFrame.of(payload, false));
        assertEquals((byte) 0x81, frame.get());
        long read = frame.get();
        if (read == 126) {
            read = Short.toUnsignedLong(frame.getShort());
            assertEquals(true, read > 125, "too long a header");
        } else if (read == 127) {
            read = frame.getLong();
            assertEquals(true, read > 0xFFFF, "too long a header");
        }
        assertEquals(length, read);
        byte[] rest = new byte[frame.remaining()];
        frame.get(rest);
        assertArrayEquals(payload, rest);
    }
}

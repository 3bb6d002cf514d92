package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidings.config.CompressionConfig;
import io.tidings.hub.FrameFixture;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFrameTest {

    /** RFC 6455 section 5.7: a single-frame unmasked text message. */
    @Test
    void the_example_of_the_rfc_looks_like_the_rfc_says() {
        byte[] frame = RawFrame.of(FrameFixture.text("Hello"), null);
        assertArrayEquals(new byte[] {(byte) 0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f}, frame);
    }

    /** RFC 6455 section 5.7 again: 256 bytes binary message in a single unmasked frame. */
    @Test
    void a_binary_message_says_so() {
        byte[] frame = RawFrame.of(FrameFixture.binary(new byte[256]), null);
        assertArrayEquals(new byte[] {(byte) 0x82, 0x7E, 0x01, 0x00}, Arrays.copyOf(frame, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 1_000_000})
    void the_length_is_written_in_as_few_bytes_as_the_rfc_allows_and_reads_back(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 'x');
        ByteBuffer frame = ByteBuffer.wrap(RawFrame.of(FrameFixture.text("x".repeat(length)), null));
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

    /** RFC 7692 section 6.1: the first reserved bit. */
    @Test
    void both_forms_are_made_once_and_the_compressed_one_says_so() {
        var deflation = Deflation.of(new CompressionConfig(true, 100, 1));
        var frame = FrameFixture.text("x".repeat(100));
        byte[] plain = RawFrame.of(frame, null);
        byte[] compressed = RawFrame.of(frame, deflation);
        assertEquals((byte) 0x81, plain[0]);
        assertEquals((byte) 0xc1, compressed[0]);
        assertEquals(compressed.length - 2, compressed[1]);
        assertSame(plain, RawFrame.of(frame, null));
        assertSame(compressed, RawFrame.of(frame, deflation));
        assertEquals((byte) 0xc2, RawFrame.of(FrameFixture.binary(new byte[100]), deflation)[0]);
    }

    @Test
    void what_is_not_worth_it_is_the_same_for_all() {
        var deflation = Deflation.of(new CompressionConfig(true, 100, 1));
        var frame = FrameFixture.text("x".repeat(99));
        assertSame(RawFrame.of(frame, deflation), RawFrame.of(frame, null));
        assertEquals((byte) 0x81, RawFrame.of(frame, deflation)[0]);
    }
}

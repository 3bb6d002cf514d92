package io.tidings.websocket;

import static io.tidings.websocket.ClientFrames.COMPRESSED;
import static io.tidings.websocket.ClientFrames.CONTINUATION;
import static io.tidings.websocket.ClientFrames.FIN;
import static io.tidings.websocket.ClientFrames.PING;
import static io.tidings.websocket.ClientFrames.TEXT;
import static io.tidings.websocket.ClientFrames.compressed;
import static io.tidings.websocket.ClientFrames.deflated;
import static io.tidings.websocket.ClientFrames.frame;
import static io.tidings.websocket.ClientFrames.inflated;
import static io.tidings.websocket.ClientFrames.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameInflaterTest {

    private static final int LIMIT = 100_000;
    private static final byte[] PLAIN = frame(FIN | TEXT, "plain".getBytes(UTF_8));
    private static final byte[] A_PING = frame(FIN | PING, new byte[] {1, 2, 3});

    private final FrameInflater inflater = new FrameInflater(LIMIT);

    private byte[] pass(byte[]... frames) {
        byte[] all = joined(frames);
        return inflater.pass(all, 0, all.length);
    }

    private void assertViolation(int code, byte[]... frames) {
        byte[] before = pass(PLAIN, compressed("before"));
        assertArrayEquals(joined(PLAIN, inflated("before")), before);
        assertArrayEquals(new byte[0], pass(frames));
        assertEquals(code, inflater.violation());
        assertArrayEquals(new byte[0], pass(PLAIN));
    }

    /** RFC 7692 section 7.2.3.1. */
    @Test
    void the_example_of_the_rfc_is_hello_whole_and_in_fragments() {
        byte[] hello = {(byte) 0xf2, 0x48, (byte) 0xcd, (byte) 0xc9, (byte) 0xc9, 0x07, 0x00};
        assertArrayEquals(inflated("Hello"), pass(frame(FIN | COMPRESSED | TEXT, hello)));
        assertArrayEquals(
                inflated("Hello"),
                pass(
                        frame(COMPRESSED | TEXT, Arrays.copyOf(hello, 3)),
                        frame(FIN | CONTINUATION, Arrays.copyOfRange(hello, 3, 7))));
    }

    /** RFC 7692 sections 7.2.3.3 and 7.2.3.4: no compression, and a block that says it is the last. */
    @Test
    void blocks_of_every_kind_are_hello() {
        byte[] stored = {0x00, 0x05, 0x00, (byte) 0xfa, (byte) 0xff, 'H', 'e', 'l', 'l', 'o', 0x00};
        assertArrayEquals(inflated("Hello"), pass(frame(FIN | COMPRESSED | TEXT, stored)));
        byte[] last = {(byte) 0xf3, 0x48, (byte) 0xcd, (byte) 0xc9, (byte) 0xc9, 0x07, 0x00, 0x00};
        assertArrayEquals(inflated("Hello"), pass(frame(FIN | COMPRESSED | TEXT, last)));
        byte[] two = {
            (byte) 0xf2,
            0x48,
            0x05,
            0x00,
            0x00,
            0x00,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xca,
            (byte) 0xc9,
            (byte) 0xc9,
            0x07,
            0x00
        };
        assertArrayEquals(inflated("Hello"), pass(frame(FIN | COMPRESSED | TEXT, two)));
        assertArrayEquals(inflated(""), pass(frame(FIN | COMPRESSED | TEXT, new byte[] {0})));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, LIMIT})
    void every_form_of_length_comes_out(int length) {
        assertArrayEquals(inflated("x".repeat(length)), pass(compressed("x".repeat(length))));
        var random = new Random(length);
        var text = new StringBuilder();
        random.ints(length, ' ', '~').forEach(each -> text.append((char) each));
        assertArrayEquals(inflated(text.toString()), pass(compressed(text.toString())));
    }

    /** A ping may come between the fragments of a message, and goes on before it. */
    @Test
    void however_the_bytes_come_the_same_frames_go_on() {
        byte[] text = deflated("one message in three parts, ".repeat(20));
        byte[] sent = joined(
                PLAIN,
                frame(COMPRESSED | TEXT, Arrays.copyOf(text, 5)),
                A_PING,
                frame(CONTINUATION, Arrays.copyOfRange(text, 5, 6)),
                frame(FIN | CONTINUATION, Arrays.copyOfRange(text, 6, text.length)),
                frame(TEXT, "pl".getBytes(UTF_8)),
                frame(FIN | CONTINUATION, "ain".getBytes(UTF_8)),
                compressed("and another"));
        byte[] expected = joined(
                PLAIN,
                A_PING,
                inflated("one message in three parts, ".repeat(20)),
                frame(TEXT, "pl".getBytes(UTF_8)),
                frame(FIN | CONTINUATION, "ain".getBytes(UTF_8)),
                inflated("and another"));
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var each = new FrameInflater(LIMIT);
            var out = new ByteArrayOutputStream();
            for (int at = 0; at < sent.length; ) {
                int to = Math.min(sent.length, at + (round == 0 ? 1 : 1 + random.nextInt(40)));
                out.writeBytes(each.pass(sent, at, to));
                at = to;
            }
            assertArrayEquals(expected, out.toByteArray());
            assertEquals(0, each.violation());
        }
    }

    @Test
    void each_message_is_inflated_by_itself() {
        var deflater = new java.util.zip.Deflater(9, true);
        byte[] text = "a sentence that the next message would point back to".getBytes(UTF_8);
        byte[] out = new byte[200];
        deflater.setInput(text);
        deflater.deflate(out, 0, out.length, java.util.zip.Deflater.SYNC_FLUSH);
        deflater.setInput(text);
        int second = deflater.deflate(out, 0, out.length, java.util.zip.Deflater.SYNC_FLUSH);
        deflater.end();
        assertViolation(1007, frame(FIN | COMPRESSED | TEXT, Arrays.copyOf(out, second - 4)));
    }

    @Test
    void what_cannot_be_inflated_is_refused_with_1007() {
        assertViolation(1007, frame(FIN | COMPRESSED | TEXT, new byte[] {-1, -1, -1, -1, -1}));
    }

    @Test
    void a_message_that_is_too_large_inflated_is_refused_with_1009() {
        assertViolation(1009, compressed("x".repeat(LIMIT + 1)));
    }

    /** 100 MB, of which no more than the limit is ever there. */
    @Test
    void a_bomb_is_refused_with_1009() {
        assertViolation(1009, compressed("\0".repeat(100_000_000)));
    }

    @Test
    void the_bit_for_compressed_belongs_to_the_first_frame_of_a_message_alone() {
        assertViolation(1002, frame(FIN | COMPRESSED | PING, new byte[1]));
    }

    @Test
    void a_continuation_with_the_bit_is_refused() {
        assertViolation(
                1002, frame(COMPRESSED | TEXT, deflated("a")), frame(FIN | COMPRESSED | CONTINUATION, deflated("b")));
    }

    @Test
    void a_message_inside_a_compressed_one_is_refused() {
        assertViolation(1002, frame(COMPRESSED | TEXT, deflated("a")), PLAIN);
    }

    @Test
    void a_continuation_with_another_reserved_bit_is_refused() {
        assertViolation(1002, frame(COMPRESSED | TEXT, deflated("a")), frame(0x20 | CONTINUATION, deflated("b")));
    }

    /** The container refuses them as it always does. */
    @Test
    void other_reserved_bits_stay() {
        byte[] seen = pass(frame(FIN | COMPRESSED | 0x20 | TEXT, deflated("a")));
        assertEquals((byte) (FIN | 0x20 | TEXT), seen[0]);
    }
}

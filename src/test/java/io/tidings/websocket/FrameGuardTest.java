package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class FrameGuardTest {

    private final FrameGuard guard = new FrameGuard(70_000);

    private static byte[] frame(int second, int extension, int payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(second);
        for (int i = extension - 1; i >= 0; i--) {
            frame.write(i < Integer.BYTES ? payload >>> (Byte.SIZE * i) : 0);
        }
        frame.writeBytes(new byte[4 + payload]);
        return frame.toByteArray();
    }

    /** A frame with this first byte (FIN and opcode) and so many bytes of payload, up to 125. */
    private static byte[] piece(int first, int payload) {
        byte[] frame = frame(0x80 | payload, 0, payload);
        frame[0] = (byte) first;
        return frame;
    }

    private static byte[] join(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static byte[] twice(byte[] frame) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(frame);
        both.writeBytes(frame);
        return both.toByteArray();
    }

    private void assertPasses(byte[] bytes) {
        assertEquals(bytes.length, guard.pass(bytes, 0, bytes.length));
        assertEquals(0, guard.violation());
    }

    @Test
    void masked_frames_of_every_form_of_length_pass() {
        assertPasses(twice(frame(0x80, 0, 0)));
        assertPasses(twice(frame(0x80 | 125, 0, 125)));
        assertPasses(twice(frame(0x80 | 126, 2, 300)));
        assertPasses(twice(frame(0x80 | 127, 8, 70_000)));
    }

    @Test
    void it_does_not_matter_where_the_bytes_are_cut() {
        byte[] frames = twice(frame(0x80 | 127, 8, 1_000));
        for (int cut = 0; cut <= frames.length; cut++) {
            var fresh = new FrameGuard(1_000);
            int passed = fresh.pass(frames, 0, cut);
            assertEquals(frames.length, fresh.pass(frames, passed, frames.length), "cut at " + cut);
            assertEquals(0, fresh.violation());
        }
    }

    @Test
    void an_unmasked_frame_does_not_pass_nor_anything_after_it() {
        byte[] good = frame(0x80 | 5, 0, 5);
        byte[] bytes = twice(good);
        bytes[good.length + 1] = 5;
        assertEquals(good.length, guard.pass(bytes, 0, bytes.length));
        assertEquals(1002, guard.violation());
        assertEquals(good.length, guard.pass(bytes, good.length, bytes.length));
    }

    @Test
    void a_frame_that_announces_too_much_does_not_pass() {
        byte[] bytes = frame(0x80 | 127, 8, 70_001);
        assertEquals(0, guard.pass(bytes, 0, bytes.length));
        assertEquals(1009, guard.violation());
    }

    @Test
    void a_length_with_its_first_bit_set_is_too_much_and_not_negative() {
        byte[] bytes = frame(0x80 | 127, 8, 1);
        bytes[2] = -1;
        assertEquals(0, guard.pass(bytes, 0, bytes.length));
        assertEquals(1009, guard.violation());
    }

    @Test
    void the_frames_of_a_message_are_counted_together() {
        var small = new FrameGuard(250);
        byte[] begin = join(piece(0x01, 125), piece(0x00, 125));
        assertEquals(begin.length, small.pass(begin, 0, begin.length));
        byte[] more = piece(0x00, 1);
        assertEquals(0, small.pass(more, 0, more.length));
        assertEquals(1009, small.violation());
    }

    @Test
    void the_last_frame_of_a_message_counts_too() {
        var small = new FrameGuard(250);
        byte[] message = join(piece(0x02, 125), piece(0x00, 100), piece(0x80, 26));
        assertEquals(message.length - 32, small.pass(message, 0, message.length));
        assertEquals(1009, small.violation());
    }

    @Test
    void every_message_begins_to_count_anew() {
        var small = new FrameGuard(250);
        byte[] message = join(piece(0x01, 125), piece(0x00, 100), piece(0x80, 25));
        for (int i = 0; i < 10; i++) {
            assertEquals(message.length, small.pass(message, 0, message.length));
        }
        assertEquals(0, small.violation());
    }

    @Test
    void a_ping_between_the_frames_of_a_message_does_not_count() {
        var small = new FrameGuard(250);
        byte[] message = join(
                piece(0x01, 125),
                piece(0x89, 125),
                piece(0x00, 100),
                piece(0x8a, 125),
                piece(0x80, 25),
                piece(0x81, 125));
        assertEquals(message.length, small.pass(message, 0, message.length));
        assertEquals(0, small.violation());
    }
}

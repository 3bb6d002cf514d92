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
}

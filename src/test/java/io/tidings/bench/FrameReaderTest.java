package io.tidings.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private final List<String> heard = new ArrayList<>();
    private final FrameReader.Listener listener = new FrameReader.Listener() {
        @Override
        public void message(byte[] b, int from, int to) {
            heard.add(new String(b, from, to - from, US_ASCII));
        }

        @Override
        public void control(int opcode, byte[] b, int from, int to) {
            heard.add(opcode + ":" + new String(b, from, to - from, US_ASCII));
        }
    };

    @Test
    void frames_are_found_wherever_the_bytes_are_cut() {
        String medium = "m".repeat(300);
        String large = "l".repeat(70_000);
        byte[] all = ByteBuffer.allocate(80_000)
                .put(new byte[] {(byte) 0x81, 2, 'h', 'i', (byte) 0x89, 1, 'p'})
                .put(new byte[] {(byte) 0x82, 126})
                .putShort((short) medium.length())
                .put(medium.getBytes(US_ASCII))
                .put(new byte[] {(byte) 0x81, 127})
                .putLong(large.length())
                .put(large.getBytes(US_ASCII))
                .put(new byte[] {(byte) 0x88, 0})
                .array();
        int length = 7 + 4 + medium.length() + 10 + large.length() + 2;
        for (int cut = 0; cut <= 320; cut++) {
            heard.clear();
            int rest = FrameReader.read(all, 0, cut, listener);
            assertEquals(length, FrameReader.read(all, rest, length, listener));
            assertEquals(List.of("hi", "9:p", medium, large, "8:"), heard, "cut at " + cut);
        }
    }

    @Test
    void a_message_in_several_frames_and_a_masked_one_are_refused() {
        assertThrows(IllegalStateException.class, () -> FrameReader.read(new byte[] {1, 1, 'a'}, 0, 3, listener));
        byte[] masked = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'a'};
        assertThrows(IllegalStateException.class, () -> FrameReader.read(masked, 0, masked.length, listener));
    }
}

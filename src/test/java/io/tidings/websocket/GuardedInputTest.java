package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedInputTest {

    private static final byte[] GOOD = {(byte) 0x81, (byte) 0x83, 1, 2, 3, 4, 'a', 'b', 'c'};
    private static final byte[] UNMASKED = {(byte) 0x81, 3, 'a', 'b', 'c'};
    private static final byte[] CLOSE_1002 = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xea};

    private final List<Integer> violations = new ArrayList<>();
    private final FakeClientInput client = new FakeClientInput();
    private final GuardedInput input = new GuardedInput(client, new FrameGuard(100), violations::add);

    private byte[] readAll() throws IOException {
        return FakeClientInput.readAll(input);
    }

    @Test
    void what_is_good_passes_as_it_is_byte_by_byte_too() throws IOException {
        client.says(GOOD);
        assertArrayEquals(GOOD, readAll());
        var read = new ByteArrayOutputStream();
        for (byte each : GOOD) {
            client.says(each);
            read.writeBytes(readAll());
        }
        assertArrayEquals(GOOD, read.toByteArray());
    }

    @Test
    void in_place_of_what_is_not_allowed_comes_a_close_frame_and_then_nothing() throws IOException {
        client.says(GOOD);
        client.says(UNMASKED);
        client.says(GOOD);
        var expected = new ByteArrayOutputStream();
        expected.writeBytes(GOOD);
        expected.writeBytes(CLOSE_1002);
        assertArrayEquals(expected.toByteArray(), readAll());
        client.says(GOOD);
        assertEquals(0, readAll().length);
        assertFalse(input.isReady());
        assertEquals(List.of(1002), violations);
    }

    @Test
    void the_close_frame_comes_whole_even_where_two_bytes_told_enough() throws IOException {
        client.says(UNMASKED[0]);
        assertEquals(0, readAll().length);
        client.says(UNMASKED[1]);
        assertArrayEquals(CLOSE_1002, readAll());
    }
}

package io.tidings.websocket;

import static io.tidings.websocket.ClientFrames.compressed;
import static io.tidings.websocket.ClientFrames.inflated;
import static io.tidings.websocket.ClientFrames.joined;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InflatedInputTest {

    private static final int LIMIT = 1_000;
    private static final byte[] UNMASKED = {(byte) 0x81, 3, 'a', 'b', 'c'};

    private final List<Integer> violations = new ArrayList<>();
    private final FakeClientInput client = new FakeClientInput();
    private final InflatedInput input = new InflatedInput(
            new GuardedInput(client, new FrameGuard(LIMIT), violations::add),
            new FrameInflater(LIMIT),
            violations::add);

    private byte[] readAll() throws IOException {
        return FakeClientInput.readAll(input);
    }

    @Test
    void a_message_comes_whole_although_it_is_longer_than_there_was_room_for() throws IOException {
        client.says(compressed("x".repeat(LIMIT)));
        assertArrayEquals(inflated("x".repeat(LIMIT)), readAll());
        assertEquals(0, input.available());
        var read = new ByteArrayOutputStream();
        for (byte each : compressed("y".repeat(LIMIT))) {
            client.says(each);
            read.writeBytes(readAll());
        }
        assertArrayEquals(inflated("y".repeat(LIMIT)), read.toByteArray());
        assertEquals(List.of(), violations);
    }

    @Test
    void in_place_of_what_is_too_large_comes_a_close_frame_and_then_nothing() throws IOException {
        client.says(compressed("good"));
        client.says(compressed("x".repeat(LIMIT + 1)));
        client.says(compressed("after"));
        assertArrayEquals(joined(inflated("good"), FrameGuard.closeFrame(1009)), readAll());
        client.says(compressed("after"));
        assertEquals(0, readAll().length);
        assertFalse(input.isReady());
        assertEquals(List.of(1009), violations);
    }

    @Test
    void what_the_guard_does_not_let_pass_ends_it_too() throws IOException {
        client.says(compressed("good"));
        client.says(UNMASKED);
        assertArrayEquals(joined(inflated("good"), FrameGuard.closeFrame(1002)), readAll());
        assertEquals(List.of(1002), violations);
    }
}

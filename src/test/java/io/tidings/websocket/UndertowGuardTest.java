package io.tidings.websocket;

import static io.tidings.websocket.ClientFrames.compressed;
import static io.tidings.websocket.ClientFrames.inflated;
import static io.tidings.websocket.ClientFrames.joined;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndertowGuardTest {

    private static final int LIMIT = 1_000;

    private final List<Integer> violations = new ArrayList<>();
    private final FakeSource client = new FakeSource();
    private final UndertowGuard guard = new UndertowGuard(this, client, new FrameRules(LIMIT, true, violations::add));

    /** What has come over the network, and whether the reader was asked to come again. */
    private static final class FakeSource implements UndertowGuard.Source {

        private final Deque<Byte> waiting = new ArrayDeque<>();
        private boolean again;

        void says(byte... bytes) {
            for (byte each : bytes) {
                waiting.add(each);
            }
        }

        @Override
        public int read(ByteBuffer to) {
            int count = 0;
            for (; to.hasRemaining() && !waiting.isEmpty(); count++) {
                to.put(waiting.remove());
            }
            return count;
        }

        @Override
        public void readAgain() {
            again = true;
        }
    }

    /** As Undertow reads: when something has come, or when it was asked to. */
    private byte[] readAll(int room) throws Throwable {
        Method read = ReadableByteChannel.class.getMethod("read", ByteBuffer.class);
        var all = new ByteArrayOutputStream();
        do {
            client.again = false;
            ByteBuffer to = ByteBuffer.allocate(room);
            assertEquals(guard.invoke(this, read, new Object[] {to}), to.position());
            all.write(to.array(), 0, to.position());
        } while (client.again || !client.waiting.isEmpty());
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 10_000})
    void messages_are_inflated_whatever_room_the_reader_has(int room) throws Throwable {
        client.says(compressed("x".repeat(LIMIT)));
        client.says(compressed("y"));
        assertArrayEquals(joined(inflated("x".repeat(LIMIT)), inflated("y")), readAll(room));
        assertEquals(List.of(), violations);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 10_000})
    void in_place_of_what_is_too_large_comes_a_close_frame(int room) throws Throwable {
        client.says(compressed("good"));
        client.says(compressed("x".repeat(LIMIT + 1)));
        client.says(compressed("after"));
        assertArrayEquals(joined(inflated("good"), FrameGuard.closeFrame(1009)), readAll(room));
        assertEquals(List.of(1009), violations);
    }

    @Test
    void what_is_wrong_first_is_answered_although_more_is_wrong_in_the_same_read() throws Throwable {
        client.says(ClientFrames.frame(0xc1, new byte[] {-1, -1}));
        client.says((byte) 0x81, (byte) 3, (byte) 'a', (byte) 'b', (byte) 'c');
        assertArrayEquals(FrameGuard.closeFrame(1007), readAll(1_000));
        assertEquals(1007, violations.get(violations.size() - 1));
    }
}

package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.FrameFixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a frame when Tyrus's writer, or what is below it, is not what it was. */
class TyrusSenderTest {

    private final List<String> written = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    /** A writer that may fail before or after it has done its work. */
    private final class FakeWriter extends Writer {

        private Throwable before;
        private Throwable after;
        private IOException failure;

        @Override
        public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
            fail(before);
            if (failure != null) {
                completion.failed(failure);
            } else {
                written.add(UTF_8.decode(frame.duplicate().position(2)).toString());
                completion.completed(frame);
            }
            fail(after);
        }

        private void fail(Throwable problem) {
            if (problem instanceof Error error) {
                throw error;
            }
            if (problem instanceof RuntimeException exception) {
                throw exception;
            }
        }

        @Override
        public void close() {}
    }

    private final FakeWriter writer = new FakeWriter();

    private void send(String text) {
        new TyrusSender(writer, null)
                .send(FakeSession.NONE, FrameFixture.text(text), failure -> sent.add(text + " " + failure));
    }

    static List<Throwable> changes() {
        return List.of(new NoSuchMethodError("write"), new ClassCastException("a writer"));
    }

    @Test
    void a_frame_is_written_with_its_header_and_told_of_once() {
        send("1");
        assertEquals(List.of("1"), written);
        assertEquals(List.of("1 null"), sent);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_a_changed_container_did_not_take_may_go_another_way(Throwable change) {
        writer.before = change;
        assertEquals(change, assertThrows(FrameNotSent.class, () -> send("1")).getCause());
        assertEquals(List.of(), sent);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_was_written_before_a_changed_container_failed_goes_no_second_time(Throwable change) {
        writer.after = change;
        send("1");
        assertEquals(List.of("1"), written);
        assertEquals(List.of("1 null"), sent);
    }

    @Test
    void any_other_failure_is_the_connections() {
        writer.before = new IllegalStateException("closed");
        assertThrows(IllegalStateException.class, () -> send("1"));
        writer.before = null;
        writer.failure = new IOException("gone");
        send("2");
        assertEquals(List.of("2 java.io.IOException: gone"), sent);
    }
}

package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.hub.Frame;
import io.tidings.hub.FrameFixture;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackSenderTest {

    private final FakeSender fast = new FakeSender();
    private final FakeSender portable = new FakeSender();
    private final List<String> failures = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final FrameSender sender = new FallbackSender(
            fast, portable, failure -> failures.add(failure.getCause().getMessage()));

    private void send(String text) {
        sender.send(FakeSession.NONE, FrameFixture.text(text), failure -> sent.add(text + " " + failure));
    }

    @Test
    void frames_go_the_fast_way_while_it_works() {
        send("1");
        send("2");
        assertEquals(List.of("1", "2"), fast.frames);
        assertEquals(List.of(), portable.frames);
        assertEquals(List.of(), failures);
    }

    @Test
    void a_frame_that_could_not_leave_goes_the_portable_way_and_so_do_those_after_it() {
        send("1");
        fast.problem = new FrameNotSent(new NoSuchMethodError("write"));
        send("2");
        fast.problem = null;
        send("3");
        assertEquals(List.of("1"), fast.frames);
        assertEquals(List.of("2", "3"), portable.frames);
        assertEquals(List.of("1 null", "2 null", "3 null"), sent);
        assertEquals(List.of("write"), failures);
    }

    /** Part of it may have left, so it must not be sent again: the connection ends and the client recovers. */
    @Test
    void a_frame_that_failed_on_its_way_is_not_sent_twice() {
        fast.problem = new IllegalStateException("half of it is gone");
        assertThrows(IllegalStateException.class, () -> send("1"));
        assertEquals(List.of(), portable.frames);
        assertEquals(List.of(), failures);
    }

    /** Keeps what it sends, or throws its problem. */
    private static final class FakeSender implements FrameSender {

        final List<String> frames = new ArrayList<>();
        RuntimeException problem;

        @Override
        public void send(Session session, Frame frame, Transport.Sent sent) {
            if (problem != null) {
                throw problem;
            }
            frames.add(frame.text());
            sent.sent(null);
        }
    }
}
